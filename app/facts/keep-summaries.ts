// Keeps the summaries: whatever was written, what is derived from it follows.
import { coalesced } from '../record/log/coalesced.ts'
import { phone } from '../record/log/this-phone.ts'
import { makeSummaries } from './summary-making.ts'

/** Makes them for the life of this page, one making at a time. */
export function keepSummaries(): void {
  // What can't be made now stays marked, and is tried with the next change.
  const keep = coalesced(makeSummaries)
  phone.onChange(({ what }) => {
    if (what !== 'summarised') keep()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') keep()
  })
  keep()
}
