// The numbers in force in the order of the moment (別記): the prefecture's leading one first, with the reason. Contacts
// without a number are left out.
import { calendar } from 'virtual:holiday-calendar'
import { computed } from 'vue'
import { isDialled } from '../../shared/rules/town/contacts-in-force.ts'
import type { Dialled } from '../../shared/rules/town/contacts-in-force.ts'
import { rankPrefecture } from '../../shared/rules/town/office-hours.ts'
import { clockIsWrong } from '../record/derived/first-paint-memory.ts'
import { useTown } from '../record/state/town.ts'
import { now } from '../ui/now.ts'

export function useRankedContacts() {
  const town = useTown()
  const ranking = computed(() => {
    const known = { ...calendar, names: { ...calendar.names, ...Object.fromEntries(town.closed) } }
    return rankPrefecture(now.value.getTime(), town.hours, known, clockIsWrong())
  })
  const ranked = computed(() => {
    const { leads } = ranking.value
    const first = ({ hours }: Dialled) => Number(hours === 'always' || (leads !== null && hours === leads))
    return town.contacts.filter(isDialled).toSorted((a, b) => first(b) - first(a))
  })
  return { ranking, ranked }
}
