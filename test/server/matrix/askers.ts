// Who asks in the matrix, and what belongs to each: a device, a picture that its line names, a setting of the town, a line that
// was set aside.
import { hashSecret } from '../../../server/identity/sessions.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { invitationLifeMs } from '../../../shared/sync/protocol.ts'
import { bodies } from '../../incident/bodies.ts'
import { devices, fixedNow, operation, people } from '../../people.ts'
import { enrolledPhone, startTown, type Town } from '../town.ts'

/** A column each; whoever adds one says below how its cookie comes about, and in `rows.ts` what it is answered. */
export const askers = [
  'no cookie',
  'cookie of another town',
  'revoked',
  'expired',
  'responder',
  'administrator',
  'administrator, confirmed',
] as const
export type AskerName = (typeof askers)[number]

export type Owner = {
  device: string
  sha256: string
  bytes: Uint8Array<ArrayBuffer>
  /** Of its line that was set aside. */
  number: number
  /** Its setting of the town. */
  setting: string
}
export type Asker = { cookie: string; owns: Owner }
export type Scene = Awaited<ReturnType<typeof openScene>>

/** Where the town is reached: a name, an address, or plain http on this machine. */
export const origins = [
  'https://juki.example.jp',
  'https://192.168.1.20:8443',
  'http://127.0.0.1:8787',
] as const

/** A town at `origin` with a full page of lines and an administrator that is nobody's target, and one town beside it. */
export async function openScene(origin: string) {
  const secureCookies = origin.startsWith('https:')
  const town = await startTown({ secureCookies, names: [new URL(origins[0]).hostname] })
  const elsewhere = await enrolledPhone(await startTown({ secureCookies }), devices.dutyPhone, {
    administrator: true,
  })
  const keeper = await enrolledPhone(town, devices.officePhone, { administrator: true })
  const notes = Array.from({ length: 500 }, () =>
    operation('v1.noted', { what: '記録' }, { device: keeper.device }),
  )
  await keeper.sync(notes)
  const owner = (administrator: boolean) => ownerIn(town, administrator)
  const made = async (who: AskerName): Promise<Asker> => {
    if (who === 'no cookie') return { cookie: '', owns: (await owner(false)).owns }
    if (who === 'cookie of another town') return { ...(await owner(false)), cookie: elsewhere.cookie }
    const { cookie, owns } = await owner(who.startsWith('administrator'))
    const now = fixedNow.toISOString()
    const byKeeper = { reason: '紛失', by: people.manager.name, byDevice: keeper.device, now }
    if (who === 'revoked') await town.storage.revoke({ device: owns.device, ...byKeeper })
    if (who === 'expired')
      await town.storage.renewSession(hashSecret(cookie.slice(cookie.indexOf('=') + 1)), now)
    return { cookie, owns }
  }
  const kept = new Map<AskerName | 'another', Promise<Asker>>()
  const keptOr = (name: AskerName | 'another', isSpent: boolean, make: () => Promise<Asker>) => {
    const asker = (isSpent ? undefined : kept.get(name)) ?? make()
    if (!isSpent) kept.set(name, asker)
    return asker
  }
  return {
    town,
    origin,
    /** A new one where what is asked spends it; else one for all routes. */
    asker: (who: AskerName, isSpent: boolean) => keptOr(who, isSpent, () => made(who)),
    /** Another device than the asker's, with its own. */
    another: async (isSpent: boolean) => (await keptOr('another', isSpent, () => owner(false))).owns,
  }
}

async function ownerIn(town: Town, administrator: boolean): Promise<Asker> {
  const phone = await enrolledPhone(town, crypto.randomUUID(), { administrator })
  const { device } = phone
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, ...Buffer.from(device)])
  const sha256 = digest(bytes)
  const naming = { ...bodies['v1.attachmentAdded'], sha256, mediaType: 'image/jpeg' as const }
  const hours = operation('v1.hoursEntered', { openMinute: 1, closeMinute: 2 }, { subject: 'town', device })
  await phone.sync([operation('v1.attachmentAdded', naming, { device }), hours, `not JSON, of ${device}`])
  const receivedAt = fixedNow.toISOString()
  await town.storage.keepAttachment({ sha256, bytes, uploader: device, mediaType: 'image/jpeg', receivedAt })
  const aside = (await town.storage.setAside(10_000)).find((one) => one.device === device)
  // Its enrolment is no confirmation any more (AU12).
  town.clock.now = new Date(town.clock.now.getTime() + invitationLifeMs + 1)
  return {
    cookie: phone.cookie,
    owns: { device, bytes, sha256, number: aside?.number ?? 0, setting: hours.id },
  }
}
