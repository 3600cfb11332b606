// Operation 操作: one fact, said once, never changed. Rules OP1-OP6 in SPEC.md.
// The union is closed in code and open in the log: a type this version does not know is kept and shown.
import * as z from 'zod'
import { kindIds, presenceIds } from '../plan/kinds.ts'
import { Stamp } from './stamp.ts'
import { callsSubject, townSubject } from './subjects.ts'

export const maxTextLength = 4000
export const maxNameLength = 100
export const maxAcknowledgedAtOnce = 1000
export const maxReplacedAtOnce = 100

const lowerCase = /^[0-9a-f-]+$/
const Id = z.uuidv7().regex(lowerCase)
export const DeviceId = z.uuid().regex(lowerCase)
const Text = z.string().trim().min(1).max(maxTextLength)
const Name = z.string().trim().min(1).max(maxNameLength)
const OfficeId = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,63}$/)
/** ISO 8601 with offset: when it happened, as the person says. */
const At = z.iso.datetime({ offset: true })

export const CallOutcome = z.enum(['connected', 'busy', 'noAnswer', 'wrongNumber', 'notDialled'])
export type CallOutcome = z.infer<typeof CallOutcome>

export const Kind = z.enum(kindIds)
export type Kind = z.infer<typeof Kind>

/** 1-1: 調査中 (the default) / 疑い / 有 / 無 */
export const Presence = z.enum(presenceIds)
export type Presence = z.infer<typeof Presence>

export const operationBodies = {
  /** 発信操作: the number was tapped. `contact` is its key in the contact tree, null for any other number. */
  'v1.callPlaced': z.object({
    contact: z.string().max(maxNameLength).nullable(),
    organisation: Name,
    number: z.string().regex(/^\+?\d{3,15}$/),
  }),
  /** What came of a call: one of five answers. `call` is the callPlaced operation. */
  'v1.callEnded': z.object({ call: Id, outcome: CallOutcome }),
  /** 直前の発信をこの事案に含める: a call made outside an incident belongs to this one too. */
  'v1.callIncluded': z.object({ call: Id }),
  /** 別紙1: an event was found or reported. The rest of form 1 follows later. */
  'v1.intakeReceived': z.object({ what: Text }),
  /** 1-1, 1-3: each kind by itself. */
  'v1.kindAssessed': z.object({
    kind: Kind,
    presence: Presence,
    /** The assessments this one takes the place of; without it, every one before it. */
    replaces: z.array(Id).max(maxReplacedAtOnce).optional(),
  }),
  /** 1-3: a provisional measure 暫定的な対応措置, done where needed. */
  'v1.measureStarted': z.object({ what: Text, clause: z.string().max(20) }),
  /** 確認した: a person at the office has seen these operations. */
  'v1.acknowledged': z.object({ operations: z.array(Id).min(1).max(maxAcknowledgedAtOnce) }),
  /** 訂正 (with the body as it should have been) or 誤入力 (the operation is to be taken as not said). */
  'v1.corrected': z.object({
    operation: Id,
    nature: z.enum(['amended', 'mistaken']),
    body: z.record(z.string(), z.unknown()).nullable(),
    reason: Text.nullable(),
  }),
} as const

const envelope = {
  id: Id,
  subject: z.union([Id, z.literal(callsSubject), z.literal(townSubject)]),
  stamp: Stamp,
  at: At,
  /** Who did or decided it, in which office, as deputy 代理 for which. Null before anyone is known. */
  by: Name.nullable(),
  office: OfficeId.nullable(),
  actingFor: OfficeId.nullable(),
  /** Who typed: いま使っている人. Stamped at entry, never filled in later. */
  enteredBy: Name.nullable(),
  device: DeviceId,
}

function operationOf<T extends keyof typeof operationBodies>(type: T) {
  return z.object({ ...envelope, type: z.literal(type), body: operationBodies[type] })
}

export const Operation = z.discriminatedUnion('type', [
  operationOf('v1.callPlaced'),
  operationOf('v1.callEnded'),
  operationOf('v1.callIncluded'),
  operationOf('v1.intakeReceived'),
  operationOf('v1.kindAssessed'),
  operationOf('v1.measureStarted'),
  operationOf('v1.acknowledged'),
  operationOf('v1.corrected'),
])
export type Operation = z.infer<typeof Operation>
export type OperationType = Operation['type']
export type OperationOf<T extends OperationType> = Extract<Operation, { type: T }>

/** A fact before it is entered: what the person says; the device adds id, stamp, enteredBy and device. */
export type Fact = {
  [T in OperationType]: Pick<OperationOf<T>, 'type' | 'subject' | 'body'>
}[OperationType] & {
  at?: string
}

/** A type newer than this program: its envelope is read, its body is carried. */
export const UnknownOperation = z.object({
  ...envelope,
  type: z
    .string()
    .regex(/^v\d{1,3}\.[a-z][A-Za-z]{0,63}$/)
    .refine((type) => !(type in operationBodies), 'a known type'),
  body: z.record(z.string(), z.unknown()),
})
export type UnknownOperation = z.infer<typeof UnknownOperation>

export type ReadOperation =
  | { known: true; operation: Operation }
  | { known: false; operation: UnknownOperation }

/** Of a type this program knows, but said in a newer way: its envelope is read, its body is carried. */
const NewerOperation = UnknownOperation.extend({ type: z.string() })

/** Reads a line that the record holds: what this version can't read whole is unknown, never dropped (OP2). */
export function readHeldOperation(value: unknown): ReadOperation | null {
  const newer = NewerOperation.safeParse(value)
  return readOperation(value) ?? (newer.success ? { known: false, operation: newer.data } : null)
}

/** Reads one parsed line. Null: neither an operation of ours nor one of a newer version (OP2). */
export function readOperation(value: unknown): ReadOperation | null {
  const known = Operation.safeParse(value)
  if (known.success) return { known: true, operation: known.data }
  const unknown = UnknownOperation.safeParse(value)
  if (unknown.success) return { known: false, operation: unknown.data }
  return null
}
