// A request refused: its literal reason and the status that belongs to it. Rule SY8.
import type { Context } from 'hono'
import { type Refusal, type RequestRefusal, requestRefusals } from '../../shared/sync/protocol.ts'

/** The answer `{ reason }` with its status; `more` adds `detail`, the `record` asked for, the `device` revoked. */
export function refuse(
  context: Context,
  reason: RequestRefusal,
  more: { detail?: string; record?: string; device?: string } = {},
) {
  context.set('refusal', reason)
  const refusal: Refusal = { reason, ...more }
  return context.json(refusal, requestRefusals[reason])
}
