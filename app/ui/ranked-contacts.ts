// The plan's numbers in the order of the moment (別記): the prefecture's leading one first, with the reason.
import { calendar } from 'virtual:holiday-calendar'
import { computed } from 'vue'
import { contacts } from '../../shared/plan/contacts.ts'
import { prefectureHours } from '../../shared/plan/hours.ts'
import { rankPrefecture } from '../../shared/rules/office-hours.ts'
import { clockIsWrong } from '../record/first-paint-memory.ts'
import { now } from './now.ts'

export function useRankedContacts() {
  const ranking = computed(() =>
    rankPrefecture(now.value.getTime(), prefectureHours, calendar, clockIsWrong()),
  )
  const ranked = computed(() => {
    const { leads } = ranking.value
    const first = ({ hours }: (typeof contacts)[number]) => Number(leads !== null && hours === leads)
    return contacts.toSorted((a, b) => first(b) - first(a))
  })
  return { ranking, ranked }
}
