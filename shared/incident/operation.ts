// Operation 操作: one fact, said once, never changed. Rules OP1-OP6 in SPEC.md.
// The union is closed in code and open in the log: a type this version does not know is kept and shown.
import * as z from 'zod/mini'
import { operationBodies, operationTypes } from './operation-bodies.ts'
import type { Bodies } from './operation-bodies.ts'
import { At, DeviceId, Id, Name, OfficeId } from './operation-fields.ts'
import { Stamp } from './stamp.ts'
import { callsSubject, townSubject } from './subjects.ts'

const envelope = {
  id: Id,
  /** Random: a line whose bytes were erased can't be guessed from its digest. */
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  subject: z.union([Id, z.literal(callsSubject), z.literal(townSubject)]),
  stamp: Stamp,
  at: At,
  /** Who did or decided it, in which office, as deputy 代理 for which. Null before anyone is known. */
  by: z.nullable(Name),
  office: z.nullable(OfficeId),
  actingFor: z.nullable(OfficeId),
  /** Who typed: いま使っている人. Stamped at entry, never filled in later. */
  enteredBy: z.nullable(Name),
  device: DeviceId,
}

const Envelope = z.object(envelope)

export type OperationType = keyof Bodies
type Operations = { [T in OperationType]: z.infer<typeof Envelope> & { type: T; body: Bodies[T] } }
export type OperationOf<T extends OperationType> = Operations[T]
export type Operation = Operations[OperationType]

/**
 * A fact before it is entered: what the person says; the device adds id, stamp, enteredBy and device, and the person
 * using it where the fact names nobody.
 */
export type Fact = {
  [T in OperationType]: Pick<OperationOf<T>, 'type' | 'subject' | 'body'>
}[OperationType] & {
  at?: string
} & Partial<Pick<Operation, 'by' | 'office' | 'actingFor'>>

/** A type newer than this program: its envelope is read, its body is carried. */
export const UnknownOperation = z.object({
  ...envelope,
  type: z.string().check(
    z.regex(/^v\d{1,3}\.[a-z][A-Za-z]{0,63}$/),
    z.refine((type) => !(type in operationBodies)),
  ),
  body: z.record(z.string(), z.unknown()),
})
export type UnknownOperation = z.infer<typeof UnknownOperation>

export type ReadOperation =
  | { known: true; operation: Operation }
  | { known: false; operation: UnknownOperation }

/** Its type is known, but its body newer: the envelope is read, the body carried. */
const NewerOperation = z.extend(UnknownOperation, { type: z.string() })

/** Reads a line that the record holds: what this version can't read whole is unknown, never dropped (OP2). */
export function readStoredOperation(value: unknown): ReadOperation | null {
  const read = readOperation(value)
  if (read !== null) return read
  const newer = NewerOperation.safeParse(value)
  return newer.success ? { known: false, operation: newer.data } : null
}

/** Reads one parsed line. Null: neither an operation of ours nor one of a newer version (OP2). */
export function readOperation(value: unknown): ReadOperation | null {
  const known = Known.safeParse(value)
  if (known.success) {
    const operation = operationOf(known.data)
    return operation === null ? null : { known: true, operation }
  }
  const unknown = UnknownOperation.safeParse(value)
  return unknown.success ? { known: false, operation: unknown.data } : null
}

const Known = z.object({ ...envelope, type: z.enum(operationTypes), body: z.unknown() })

/** Null where the body does not fit its type. */
function operationOf(known: z.infer<typeof Known>): Operation | null
// The line below checks that type and body belong together; TypeScript can't follow it over a union.
function operationOf(known: z.infer<typeof Known>): object | null {
  return withBody(known)
}

/** A fact with this body; null where the body does not fit its type. */
export function factOf(fact: { type: OperationType; subject: string; body: unknown }): Fact | null
export function factOf(fact: { type: OperationType; subject: string; body: unknown }): object | null {
  return withBody(fact)
}

function withBody<T extends { type: OperationType; body: unknown }>(said: T): T | null {
  const body = operationBodies[said.type].safeParse(said.body)
  return body.success ? { ...said, body: body.data } : null
}
