// Incident 事案: what its operations tell, as apply.ts writes it down.
import type { CallOutcome, Kind, Presence } from './operation-bodies.ts'
import { emptyIntakeForm } from './intake-form.ts'
import type { IntakeForm } from './intake-form.ts'
import type { OperationOf, OperationType } from './operation.ts'
import { noRivals } from './rivals.ts'
import type { Rivals } from './rivals.ts'
import { noThreat } from './threat.ts'
import type { Threat } from './threat.ts'

/** A call 発信 of this incident; `outcome` null: nobody has said yet what came of it (OP7). */
export type Call = {
  id: string
  contact: string | null
  organisation: string
  number: string
  at: string
  outcome: CallOutcome | null
  /** The callEnded that governs. */
  endedBy: string | null
}

export type Intake = { operation: string; what: string; at: string; by: string | null }
export type Measure = { operation: string; what: string; clause: string; at: string }
export type Notice = { operation: string; at: string } & OperationOf<'v1.notified'>['body']
export type Acknowledgement = { operation: string; by: string | null; at: string }

export type Assessment = { operation: string; presence: Presence }
export type Assessed = Rivals<Assessment> & { presence: Presence; operation: string | null }

export type Incident = {
  id: string
  /** When the first of it happened; null while nothing stands. */
  since: string | null
  /** What was said of it and stands, in record order, the calls before the rest. */
  order: string[]
  intakes: Intake[]
  intakeForm: IntakeForm
  /** What stands of each kind: the gravest of the assessments that none has replaced, and all of those. */
  kinds: Record<Kind, Assessed>
  threat: Threat
  calls: Map<string, Call>
  notices: Notice[]
  measures: Measure[]
  /** The council was asked for, by which clause. */
  councilRequests: { operation: string; clause: string }[]
  /** What the council decided, by item of its agenda (1-4). */
  decisions: { operation: string; item: string }[]
  /** What else was done, by the type of operation that says so. */
  done: Map<OperationType, string[]>
  /** By the operation that was seen. */
  acknowledgements: Map<string, Acknowledgement[]>
}

const investigating: Assessed = { ...noRivals, presence: 'investigating', operation: null }

export function emptyIncident(id: string): Incident {
  return {
    id,
    since: null,
    order: [],
    intakes: [],
    intakeForm: emptyIntakeForm,
    kinds: { fault: investigating, violation: investigating },
    threat: noThreat,
    calls: new Map(),
    notices: [],
    measures: [],
    councilRequests: [],
    decisions: [],
    done: new Map(),
    acknowledgements: new Map(),
  }
}

/** Whether `one` was said after `other` in record order (SY3). Neither is a call. */
export function isSaidAfter({ order }: Incident, one: string, other: string): boolean {
  return order.indexOf(one) > order.indexOf(other)
}

/** Whether people have judged a kind differently, and none has settled it since. */
export function isDivided({ presence, standing }: Assessed): boolean {
  return standing.some((one) => one.presence !== presence)
}
