// Entry of a duty: its clause, office, words, act and home, what raises it and what fulfils it, in one place. What is not
// written in `fulfilledBy` fulfils nothing.
import { happenedAt, lastSaid, saidOf } from '../incident/incident.ts'
import { follows } from '../incident/moments.ts'
import type { Incident } from '../incident/incident.ts'
import type { Bodies, Kind } from '../incident/operation-bodies.ts'
import type { Operation, OperationOf, OperationType } from '../incident/operation.ts'
import type { ClauseId } from '../plan/clauses.ts'
import type { OfficeId } from '../plan/office-ids.ts'
import type { Plan } from '../plan/plan.ts'

export type Urgency = '直ちに' | '速やかに'

/** In the clause's own words: the person says whether the duty is there at all. */
export type Condition =
  | '必要に応じて'
  | 'サーバが正常に作動しない場合'
  | '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高い場合'
  | '緊急措置を講ずる必要がある場合'
  | '把握した状況を基に'

/** Ours, where the clause leaves open whether it is owed yet: it stands and can be done at once, and says so. */
export type Reading = 'atLevel3' | 'toBeChecked'

/** By a record of this type, of which some is `given`, beside the numbers of whom it calls. */
type Recorded = { [T in OperationType]: { form: T; given?: Partial<Bodies[T]>; calls?: OfficeId } }

/** Where it is carried out: on a screen of the incident, by the last part of its address, or on its own card. */
export type Home =
  | { screen: 'form1' | 'fault' | 'threat' | 'measures' | 'cause' | 'council' | 'resumption' }
  | Recorded[OperationType]
  /** By a call and 通報した; null: to the prefecture, and where it can't be told to the agency (3-2(4)). */
  | { notifies: OfficeId | null }
  /** By one of the four answers about a kind. */
  | { presence: Kind }
  /** By a call to anybody of the contact tree. */
  | { calls: null }

/** One time that the plan asks for it. */
export type Raised = {
  /** When what raised it happened (ISO 8601). */
  since: string | null
  /** The operation that raised it. */
  by?: string | null
  /** Tells it from the others, where one entry is raised several times at once. */
  name?: string
  /** Somebody has said that its condition holds. */
  holds?: boolean
  reading?: Reading
}

export type When = { incident: Incident; plan: Plan; raised: Raised }

export type DutyEntry = {
  clause: ClauseId
  office: OfficeId
  /** The clause's own word, or none. */
  urgency?: Urgency
  condition?: Condition
  /** The act that fulfils it; the same act may be owed by several clauses. */
  act: string
  /** Who is to be told or contacted, where the clause names several: each has an entry. */
  whom?: OfficeId
  /** What the screen says, our short guidance. */
  words: { what: string; button: string }
  /** What is our reading in it, said beside it, where it matters. */
  note?: string | ((incident: Incident) => string | null)
  home: Home
  /** Operations from before the response to this kind was ended and began anew count no more (GT5). */
  round?: Kind
  /** Whether its chapter applies. A gate asks without it. */
  applies?: (incident: Incident) => boolean
  raised: (incident: Incident, plan: Plan) => Raised[]
  /** By type of operation: any that stands, or which of them. */
  fulfilledBy: { [T in OperationType]?: true | ((said: OperationOf<T>, when: When) => boolean) }
  /** Where only several together fulfil it. */
  complete?: (when: When) => boolean
}

/** By the duty's id, which begins with its clause. */
export type DutyEntries = Record<`${ClauseId} ${string}`, DutyEntry>

/** Raised by an operation, once there is one. */
export function raisedBy(incident: Incident, operation: Pick<Operation, 'id'> | undefined): Raised[] {
  return operation === undefined ? [] : [{ since: happenedAt(incident, operation.id), by: operation.id }]
}

/** Raised where there is such a time. */
export function raisedSince(since: string | null): Raised[] {
  return since === null ? [] : [{ since }]
}

/** Only what follows the operation that raised it. */
export function following({ id }: Operation, { incident, raised: { by } }: When): boolean {
  return follows(incident, id, by ?? '')
}

/** Only what was said last of its type. */
export function isLast({ id, type }: Operation, { incident }: When): boolean {
  return lastSaid(incident, type)?.id === id
}

/** Whether a clause as it was said is `3-4`, or a paragraph of it as `3-4(1)`. */
export function isUnder(said: string, clause: ClauseId): boolean {
  return said === clause || said.startsWith(`${clause}(`)
}

/** The operations of one type that stand. */
export function idsOf(incident: Incident, type: OperationType): string[] {
  return saidOf(incident, type).map(({ id }) => id)
}
