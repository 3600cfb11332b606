// Incident 事案: what its operations tell, as apply.ts writes it down.
import type { CallOutcome, Kind, Presence } from './operation-bodies.ts'
import { emptyIntakeForm } from './intake-form.ts'
import type { IntakeForm } from './intake-form.ts'
import type { Operation, OperationOf, OperationType } from './operation.ts'
import { noRivals } from './rivals.ts'
import type { Rivals } from './rivals.ts'
import type { Upload } from './upload.ts'
import { noThreat } from './threat.ts'
import type { Threat } from './threat.ts'

/** A call 発信 of this incident; `outcome` null: nobody has said yet what came of it (OP7). */
export type Call = {
  id: string
  contact: string | null
  /** Whose number it was; null: a number outside the contact tree. */
  office: string | null
  organisation: string
  number: string
  at: string
  outcome: CallOutcome | null
  /** The callEnded that governs. */
  endedBy: string | null
}

/** `at`: as its person says, where that can be (SY3). */
export type Intake = { operation: string; what: string; at: string; by: string | null }
export type Notice = { operation: string; at: string } & OperationOf<'v1.notified'>['body']
export type Acknowledgement = { operation: string; by: string | null; at: string }

export type Assessment = { operation: string; presence: Presence }
export type Assessed = Rivals<Assessment> & { presence: Presence; operation: string | null }

/** Operations that stand, by type, in record order; read by saidOf. */
export type Said = { said: Map<OperationType, Operation[]> }

/** When the server had an operation, and from whom; null while only this device has it. */
export type Received = { receivedAt: string | null; upload?: Upload | undefined }

/** An operation that stands. `at`: when it happened (ISO 8601), as its person says where that can be (SY3). */
export type Placed = { place: number; at: string; operation: Operation; received: Received }

export type Incident = Said & {
  id: string
  /** 訓練, as it was said at the start. */
  drill: boolean
  /** The edition that it began under; null: said by none of its operations. */
  edition: NonNullable<OperationOf<'v1.intakeReceived'>['body']['edition']> | null
  /** When the first of it happened, but for what was long past when it was typed, as far as it can be (SY3); null: nobody knows. */
  since: string | null
  /** Its operations that stand, with their place in record order. */
  order: Map<string, Placed>
  intakes: Intake[]
  intakeForm: IntakeForm
  /** Each kind as it stands: the gravest of the assessments that none has replaced, and all of those. */
  kinds: Record<Kind, Assessed>
  threat: Threat
  calls: Map<string, Call>
  notices: Notice[]
  /** By the operation that was seen. */
  acknowledgements: Map<string, Acknowledgement[]>
}

const investigating: Assessed = { ...noRivals, presence: 'investigating', operation: null }

export function emptyIncident(id: string): Incident {
  return {
    id,
    drill: false,
    edition: null,
    since: null,
    order: new Map(),
    intakes: [],
    intakeForm: emptyIntakeForm,
    kinds: { fault: investigating, violation: investigating },
    threat: noThreat,
    calls: new Map(),
    notices: [],
    said: new Map(),
    acknowledgements: new Map(),
  }
}

/** The operations of one type that stand, as they are to be read now, in record order. */
export function saidOf<T extends OperationType>({ said }: Said, type: T): OperationOf<T>[] {
  return (said.get(type) ?? []).filter((operation) => isOf(operation, type))
}

function isOf<T extends OperationType>(operation: Operation, type: T): operation is OperationOf<T> {
  return operation.type === type
}

/** The last operation of one type that stands, or undefined. */
export function lastSaid<T extends OperationType>(said: Said, type: T): OperationOf<T> | undefined {
  return saidOf(said, type).at(-1)
}

/** Whether `one` was said after `other` in record order (SY3). */
export function isSaidAfter({ order }: Incident, one: string, other: string): boolean {
  return (order.get(one)?.place ?? -1) > (order.get(other)?.place ?? -1)
}

/** When an operation happened (ISO 8601), as its person says where that can be (SY3); null where it doesn't stand. */
export function happenedAt({ order }: Incident, operation: string): string | null {
  return order.get(operation)?.at ?? null
}

/** Whether people have judged a kind differently, and none has settled it since. */
export function isDivided({ presence, standing }: Assessed): boolean {
  return standing.some((one) => one.presence !== presence)
}
