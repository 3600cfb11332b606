// Keeps the summaries: whatever was written, what is derived from it follows.
import { phone } from '../record/log/this-phone.ts'
import { makeSummaries } from './summary-making.ts'

/** Makes them for the life of this page, one making at a time. */
export function keepSummaries(): void {
  let making = false
  let again = false

  async function keep(): Promise<void> {
    again = true
    if (making) return
    making = true
    while (again) {
      again = false
      // What can't be made now stays marked, and is tried with the next change.
      await makeSummaries().catch(() => {})
    }
    making = false
  }

  phone.onChange(({ what }) => {
    if (what !== 'summarised') void keep()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void keep()
  })
  void keep()
}
