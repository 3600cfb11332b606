// The devices 端末 as the server listed them last, kept for reading without a connection (AU7).
import { DeviceList } from '../../../shared/sync/devices.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'

const key = 'known-devices'

/** The last list, with the server's time of it; null before the first, or where this browser keeps nothing. */
export function knownDevices(): DeviceList | null {
  try {
    return DeviceList.safeParse(jsonOrNull(localStorage.getItem(key) ?? '')).data ?? null
  } catch {
    return null
  }
}

export function keepKnownDevices(list: DeviceList): void {
  try {
    localStorage.setItem(key, JSON.stringify(list))
  } catch {
    // It is asked for again as soon as there is a connection.
  }
}
