// Keeps the summaries: whatever was written, what is derived from it follows.
import { watch } from 'vue'
import { coalesced } from '../record/log/coalesced.ts'
import { phone } from '../record/log/this-phone.ts'
import { isTriedInVain, useLooseCalls } from '../record/state/loose-calls.ts'
import { useRecord } from '../record/state/record.ts'
import { makeSummaries } from './summary-making.ts'

/** Makes them for the life of this page, one making at a time. */
export function keepSummaries(): void {
  // What can't be made now stays marked, and is tried with the next change.
  const keep = coalesced(() => makeSummaries(mayGoDirect))
  phone.onChange(({ what }) => {
    if (what !== 'summarised') keep()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') keep()
  })
  const record = useRecord()
  const loose = useLooseCalls()
  const mayGoDirect = () => record.loaded && isTriedInVain(loose.value, Date.now())
  watch(mayGoDirect, keep, { immediate: true })
}
