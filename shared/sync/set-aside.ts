// Set aside 保留 as the server tells of it, and how a person settles each line, beside the sync protocol. Rule SY19.
import * as z from 'zod/mini'
import { DeviceId, Name, Text } from '../incident/operation-fields.ts'
import { Hash } from './receipt.ts'

export const setAsidePath = '/api/v2/set-aside'
export const maxSettlementBytes = 32 * 1024
/** Lines that one answer lists, of those that wait and of those that are settled. */
export const maxListedAside = 50
/** The most of a line's bytes in that list; the whole of it is had by its number. */
export const maxAsideText = 4000

const Time = z.iso.datetime()
const Count = z.int().check(z.minimum(0))
const By = { by: Name }
/** A person's decision on a line that was set aside (SY19); who leaves one says why. */
export const SettlementRequest = z.discriminatedUnion('decision', [
  z.object({ ...By, decision: z.literal('take'), note: z.nullable(Text) }),
  z.object({ ...By, decision: z.literal('leave'), note: Text }),
])
export type SettlementRequest = z.infer<typeof SettlementRequest>

export const Settlement = z.object({
  decision: z.enum(['take', 'leave']),
  by: z.string(),
  device: DeviceId,
  at: Time,
  note: z.nullable(z.string()),
})
export type Settlement = z.infer<typeof Settlement>

export const AsideLine = z.object({
  number: z.int(),
  /** A LineRefusal, or a newer server's word. */
  reason: z.string(),
  digest: Hash,
  device: DeviceId,
  deviceName: z.nullable(z.string()),
  id: z.nullable(z.string()),
  receivedAt: Time,
  /** In bytes; `text` is its beginning. */
  size: Count,
  text: z.string(),
  /** Whether it reads as an operation. */
  canTake: z.boolean(),
  settled: z.nullable(Settlement),
})
export type AsideLine = z.infer<typeof AsideLine>

export const AsideList = z.object({
  waiting: z.array(AsideLine),
  waitingCount: Count,
  settled: z.array(AsideLine),
})
export type AsideList = z.infer<typeof AsideList>
