// Alone: one page or worker at a time does a work, over all tabs.
import type { Phone } from './phone.ts'

/** A lock held longer than this belongs to a tab that was frozen: it is taken. */
const lockPatienceMs = 10_000

/** Runs the work under a lock that all tabs and workers of this device share. */
export async function alone<T>(
  { locks }: Pick<Phone, 'locks'>,
  lockName: string,
  work: () => Promise<T>,
): Promise<T> {
  // Whatever runs under a lock is safe to run twice at once where there is none, and only costs more.
  if (locks === null) return work()
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), lockPatienceMs)
  try {
    return await locks.request(lockName, { signal: patience.signal }, () => {
      clearTimeout(timer)
      return work()
    })
  } catch (problem) {
    if (!patience.signal.aborted) throw problem
    return await locks.request(lockName, { steal: true }, work)
  } finally {
    clearTimeout(timer)
  }
}
