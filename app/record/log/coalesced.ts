/** Calls `work` one at a time; however often it is asked for meanwhile, once more. Its failures are its own. */
export function coalesced(work: () => Promise<unknown>): () => void {
  let [working, again] = [false, false]
  return async () => {
    again = true
    if (working) return
    working = true
    while (again) {
      again = false
      await work().catch(() => {})
    }
    working = false
  }
}
