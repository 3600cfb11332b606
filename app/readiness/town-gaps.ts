// The gaps in what the town has prepared (1-2, 1-4, 3-4(1)), from the record this device holds.
import { calendar } from 'virtual:holiday-calendar'
import { computed, shallowRef, watch } from 'vue'
import { readinessGaps } from '../../shared/rules/town/readiness.ts'
import type { Gap, Sighting } from '../../shared/rules/town/readiness.ts'
import { useCouncilMembers } from '../record/state/council-members.ts'
import { useDevice } from '../record/state/device.ts'
import { useRecord } from '../record/state/record.ts'
import { sightings } from '../record/derived/sightings.ts'
import { useTown } from '../record/state/town.ts'
import { now } from '../ui/now.ts'
import { gapsOfTown } from './readiness.ts'
import { phone } from '../record/log/this-phone.ts'

const seen = shallowRef<Sighting[] | null>(null)

/** Null: what they follow from was not read yet, or can't be. */
export function useTownGaps() {
  const record = useRecord()
  const device = useDevice()
  const town = useTown()
  const members = useCouncilMembers()
  return computed((): Gap[] | null => {
    const isRead = record.loaded && record.problem === null && device.self !== null
    if (!isRead || seen.value === null) return null
    const known = {
      town: town.town,
      contacts: town.contacts,
      members: members.value,
      calendar,
      sightings: seen.value,
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
      if (device.self !== null)
        seen.value = await sightings(phone, device.self.device).catch(() => seen.value)
    },
    { immediate: true },
  )
}
