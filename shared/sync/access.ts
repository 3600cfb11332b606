// Access log アクセス記録: who did what to the town's record, by which device, from where, when. Kept by the server beside the
// record, not in it. Rules AL1-AL5.
import * as z from 'zod/mini'
import { DeviceId, Id } from '../incident/operation-fields.ts'

export const accessPath = '/api/v2/access'

export const maxToldAtOnce = 100
export const maxToldBytes = 64 * 1024
export const maxAccessRows = 200
export const maxToldWhat = 120
export const maxWhatLength = 300

/** What happens on a device alone: it tells the server when there is a connection. */
export const toldKinds = ['csvSaved', 'bundleSaved', 'sheetShared', 'printed'] as const
/** What the server sees by itself. `rowsRemoved`: the oldest rows, by the retention setting. */
export const seenKinds = [
  'enrolled',
  'invited',
  'revoked',
  'sessionRefused',
  'settled',
  'passkeyAdded',
  'confirmedByCode',
  'bundleTaken',
  'settingChanged',
  'settingConfirmed',
  'numberChanged',
  'rowsRemoved',
] as const
export const AccessKind = z.enum([...seenKinds, ...toldKinds])
export type AccessKind = z.infer<typeof AccessKind>

const Time = z.iso.datetime()
const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** Ids, numbers and names of kinds: no person's words leave the device by it. */
const ToldWhat = z.string().check(z.maxLength(maxToldWhat), z.regex(/^[\w./ -]*$/))

export const Told = z.object({ id: Id, kind: z.enum(toldKinds), at: Time, what: ToldWhat })
export type Told = z.infer<typeof Told>

export const ToldRequest = z.object({ told: z.array(Told).check(z.minLength(1), z.maxLength(maxToldAtOnce)) })
export const ToldAnswer = z.object({ noted: z.int().check(z.minimum(0)) })
export type ToldAnswer = z.infer<typeof ToldAnswer>

/** Null: nobody is known, or it was done at the server itself. `what` is the kind's own. */
export const AccessEntry = z.object({
  at: Time,
  kind: AccessKind,
  /** Its UUID, the name it was enrolled with, and whom it was enrolled for. */
  device: z.nullable(DeviceId),
  name: z.nullable(z.string()),
  person: z.nullable(z.string()),
  address: z.nullable(z.string()),
  what: z.string(),
  /** How often, where repeats are one row. */
  times: z.int().check(z.minimum(1)),
})
export type AccessEntry = z.infer<typeof AccessEntry>

export const AccessRow = z.extend(AccessEntry, { number: z.int().check(z.minimum(1)), hash: Digest })
export type AccessRow = z.infer<typeof AccessRow>

/** The newest first. `more`: ask with `before` the last number. `keptDays`: older ones are removed. */
export const AccessPage = z.object({
  rows: z.array(AccessRow).check(z.maxLength(maxAccessRows)),
  more: z.boolean(),
  keptDays: z.int().check(z.minimum(1)),
})
export type AccessPage = z.infer<typeof AccessPage>

/** A day is Japan's. */
export type AccessFilter = { kind: AccessKind | null; day: string | null; before: number | null }

export function accessQuery({ kind, day, before }: AccessFilter): string {
  const given = Object.entries({ kind, day, before }).filter(([, value]) => value !== null)
  return given.length === 0
    ? accessPath
    : `${accessPath}?${given.map(([key, value]) => `${key}=${value}`).join('&')}`
}
