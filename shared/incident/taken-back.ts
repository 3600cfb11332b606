// An incident of which nothing stands: all that was said of it was taken back 誤入力. Its timeline keeps everything.
import type { Folded } from './fold.ts'

export function isTakenBack({ entries }: Folded): boolean {
  const stands = entries.filter(
    ({ standing: { nature, read } }) =>
      nature !== 'mistaken' && !(read.known && read.operation.type === 'v1.corrected'),
  )
  return entries.length > 0 && stands.length === 0
}
