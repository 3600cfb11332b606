// What the operator is told at the start of what is set: nothing of it stops the server. Rules SE10, AU12.
import { maxListedDevices } from '../shared/sync/devices.ts'
import { isOwnMachine } from '../shared/sync/own-machine.ts'
import type { Environment } from './environment.ts'
import { isEverywhere, ownUrl } from './own-url.ts'
import type { DeviceStorage } from './storage/storage.ts'
import type { PasskeyStorage } from './storage/passkey-storage.ts'

type Set = Pick<Environment, 'host' | 'publicUrl'> & {
  /** It speaks https itself. */
  isSecure: boolean
}

/** Where what goes over the network can be read on the way. */
export function openRoads({ host, publicUrl, isSecure }: Set): string[] {
  const url = publicUrl === null ? null : new URL(publicUrl)
  if (isSecure || url?.protocol === 'https:') return []
  const isOpen = isEverywhere(host) || !isOwnMachine(new URL(ownUrl('http', host, 1)).hostname)
  return [
    isOpen
      ? `HOST=${host}: 暗号化していないので、途中で記録を読まれ、登録を盗まれます。npm run phone か、https の PUBLIC_URL を使ってください。`
      : null,
    url === null || isOwnMachine(url.hostname)
      ? null
      : 'PUBLIC_URL が http: です。途中で記録を読まれ、登録を盗まれます。https にしてください。',
  ].filter((line) => line !== null)
}

/** Passkeys of a name that is served no more: whoever has one can't confirm by it. */
export async function lostPasskeys(
  storage: DeviceStorage & PasskeyStorage,
  names: readonly string[],
): Promise<string[]> {
  const devices = (await storage.devices(maxListedDevices)).filter(({ passkey }) => passkey)
  const known = ['localhost', ...names]
  const lost = await Promise.all(
    devices.map(async ({ device, name }) => {
      const places = (await storage.passkeys(device)).map(({ place }) => place)
      return places.some((place) => known.includes(place)) ? [] : places.map((place) => ({ name, place }))
    }),
  )
  return lost
    .flat()
    .map(
      ({ name, place }) =>
        `端末「${name}」のパスキーは ${place} のものです。PUBLIC_NAMES に ${place} を残し、新しい名前で開いてパスキーを登録し直してください。`,
    )
}
