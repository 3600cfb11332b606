import type { Phone } from './phone.ts'

/** On an old phone as long as a frame may wait. */
const linesAtOnce = 60

/** Told of the lines that were worked through, it waits after so many: what a person does comes first. */
export function pacer({ pause }: Pick<Phone, 'pause'>): (lines: number) => Promise<void> {
  let since = 0
  return async (lines) => {
    since += lines
    if (since < linesAtOnce) return
    since = 0
    await pause()
  }
}
