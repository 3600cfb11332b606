// The codes there are: read once for all that ask at the same time, so that a flood of wrong ones holds up no reading and no
// writing. Rule AU4.
import type { EnrolmentStorage } from '../storage/storage.ts'

export type KnownCodes = {
  /** Whether there is, or was within a day, a code of this hash. */
  has(codeHash: string): Promise<boolean>
}

export function readKnownCodes({ codeHashes }: Pick<EnrolmentStorage, 'codeHashes'>): KnownCodes {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<ReadonlySet<string>> | null = null
  /** Begins after it was asked for: a code that was made by then is in it. */
  const read = () => {
    next ??= running.then(() => {
      next = null
      const reading = codeHashes().then((hashes) => new Set(hashes))
      running = reading.catch(() => {})
      return reading
    })
    return next
  }
  return { has: async (codeHash) => (await read()).has(codeHash) }
}
