// The gaps in what the town has prepared (1-2, 1-4, 3-4(1)), from the record this device holds.
import { calendar } from 'virtual:holiday-calendar'
import { computed, shallowRef, watch } from 'vue'
import { readinessGaps } from '../../shared/rules/town/readiness.ts'
import type { Accounts, Gap, Sighting } from '../../shared/rules/town/readiness.ts'
import { isSoonEnded } from '../../shared/sync/devices.ts'
import type { DeviceList } from '../../shared/sync/devices.ts'
import { keepKnownDevices, knownDevices } from '../record/derived/known-devices.ts'
import { useCouncilMembers } from '../record/state/council-members.ts'
import { useDevice } from '../record/state/device.ts'
import { useRecord } from '../record/state/record.ts'
import { sightings } from '../record/derived/sightings.ts'
import { useTown } from '../record/state/town.ts'
import { askDevices } from '../sync/ask-devices.ts'
import { now } from '../ui/now.ts'
import { gapsOfTown } from './readiness.ts'
import { phone } from '../record/log/this-phone.ts'

const seen = shallowRef<Sighting[] | null>(null)
/** Null: the server has not said; undefined: it was not asked yet. */
const listed = shallowRef<DeviceList | null | undefined>(knownDevices() ?? undefined)
/** So long the last list of the devices will do. */
const listLifeMs = 60 * 60 * 1000

/** Null: what they follow from was not read yet, or can't be. */
export function useTownGaps() {
  const record = useRecord()
  const device = useDevice()
  const town = useTown()
  const members = useCouncilMembers()
  return computed((): Gap[] | null => {
    const isRead = record.loaded && record.problem === null && device.self !== null
    if (!isRead || seen.value === null || listed.value === undefined) return null
    const known = {
      town: town.town,
      contacts: town.contacts,
      members: members.value,
      calendar,
      sightings: seen.value,
      accounts: accountsOf(listed.value, now.value.getTime()),
      person: device.person?.name ?? null,
    }
    return readinessGaps(known, now.value.getTime())
  })
}

/** Counts them for the tab, from now on. */
export function watchTownGaps(): void {
  watch(useTownGaps(), (gaps) => (gapsOfTown.value = gaps?.length ?? null), { immediate: true })
  const device = useDevice()
  watch(
    () => device.self?.lastAnswerAt,
    async () => {
      if (device.self === null) return
      seen.value = await sightings(phone, device.self.device).catch(() => seen.value)
      listed.value = device.self.enrolment === null ? null : await devicesNow()
    },
    { immediate: true },
  )
}

/** As the server lists them, asked for where the last list is old. */
async function devicesNow(): Promise<DeviceList | null> {
  const known = knownDevices()
  if (known !== null && Math.abs(phone.now() - Date.parse(known.now)) < listLifeMs) return known
  const answered = await askDevices()
  if (!answered.ok) return known
  keepKnownDevices(answered.answer)
  return answered.answer
}

function accountsOf(list: DeviceList | null, nowMs: number): Accounts | null {
  if (list === null) return null
  const enrolled = list.devices.filter(({ revocation }) => revocation === null)
  return {
    administrators: enrolled.filter(({ administrator }) => administrator).length,
    ending: enrolled.filter((one) => isSoonEnded(one, nowMs)).map(({ name }) => name),
  }
}
