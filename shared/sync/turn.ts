// Turn: how often a device has said something, and a mark made the last time, so that a second copy of the device is
// noticed: a cloned profile, a phone restored from its own old image. Rule SY29.
import * as z from 'zod/mini'

export const Turn = z.object({
  count: z.int().check(z.minimum(1)),
  mark: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
})
export type Turn = z.infer<typeof Turn>

/** Whether another copy of the device was heard since. One turn may come as often as it takes to be answered. */
export function isBehind(turn: Turn, heard: Turn): boolean {
  return turn.count < heard.count || (turn.count === heard.count && turn.mark !== heard.mark)
}
