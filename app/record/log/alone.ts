// Alone: one page or worker at a time does a work, over all tabs.

/** A lock held longer than this belongs to a tab that was frozen: it is taken. */
const lockPatienceMs = 10_000

/** Runs the work under a lock that all tabs and the service worker share. */
export async function alone<T>(lockName: string, work: () => Promise<T>): Promise<T> {
  // No locks on an insecure origin: whatever runs under one is safe to run twice at once, and only costs more.
  if (!('locks' in navigator)) return work()
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), lockPatienceMs)
  try {
    return await navigator.locks.request(lockName, { signal: patience.signal }, () => {
      clearTimeout(timer)
      return work()
    })
  } catch (problem) {
    if (!patience.signal.aborted) throw problem
    return await navigator.locks.request(lockName, { steal: true }, work)
  } finally {
    clearTimeout(timer)
  }
}
