// Duty: one thing the plan wants done, by whom, by which clause. Made from its entry in the table, never stored.
import { isSaidAfter, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { operationBodies } from '../incident/operation-bodies.ts'
import type { OperationOf, OperationType } from '../incident/operation.ts'
import type { ClauseId } from '../plan/clauses.ts'
import type { OfficeId } from '../plan/office-ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { Condition, Reading, Urgency, When } from './duty-entry.ts'
import { dutyTable } from './duty-table.ts'
import type { DutyAct, DutyId, KnownEntry } from './duty-table.ts'
import { thisRound } from './round.ts'

export type { DutyAct, DutyId } from './duty-table.ts'

export type Duty = {
  /** Stable within an incident: its entry's, with a name after it where that is raised several times at once. */
  id: string
  clause: ClauseId
  office: OfficeId
  urgency: Urgency | null
  condition: Condition | null
  reading: Reading | null
  act: DutyAct
  whom: OfficeId | null
  /** When what raised it happened (ISO 8601). */
  since: string | null
  /** The operation that raised it, where it is one. */
  by: string | null
  /** The operations that fulfil it; empty: owed. */
  doneBy: string[]
}

export const dutyIds = Object.keys(dutyTable).filter((id): id is DutyId => id in dutyTable)

/** The duties an entry raises in an incident, whether its chapter applies or not; none of a rule that the plan lacks. */
export function asked(id: DutyId, incident: Incident, plan: Plan): Duty[] {
  const entry: KnownEntry = dutyTable[id]
  const { clause, office, urgency = null, condition = null, act, whom = null } = entry
  if (!plan.rules.has(clause)) return []
  return entry.raised(incident, plan).map((raised) => ({
    id: raised.name === undefined ? id : `${id} ${raised.name}`,
    clause,
    office,
    urgency,
    condition: raised.holds === true ? null : condition,
    reading: raised.reading ?? null,
    act,
    whom,
    since: raised.since,
    by: raised.by ?? null,
    doneBy: doneBy(entry, { incident, plan, raised }),
  }))
}

function doneBy({ fulfilledBy, complete }: KnownEntry, when: When): string[] {
  const types = Object.keys(fulfilledBy).filter((type): type is OperationType => type in operationBodies)
  const done = types.flatMap((type) => fulfilling(type, fulfilledBy, when))
  return complete === undefined || complete(when) ? done : []
}

function fulfilling<T extends OperationType>(
  type: T,
  { [type]: which }: KnownEntry['fulfilledBy'],
  when: When,
): string[] {
  return saidOf(when.incident, type)
    .filter((said) => which === true || which?.(said, when))
    .map(({ id }) => id)
}

/** The entry that a duty was made from. */
export function entryOf({ id: duty }: Pick<Duty, 'id'>): KnownEntry {
  const found = dutyIds.find((id) => duty === id || duty.startsWith(`${id} `))
  if (found === undefined) throw new Error(`no duty of the plan: ${duty}`)
  return dutyTable[found]
}

/**
 * What was last said of a duty 着手, 引き受けた, since it was raised. By record order: the clocks of two devices differ, and
 * what raised it may have been typed with a later time than now.
 */
export function saidSinceRaised<T extends 'v1.workBegun' | 'v1.takenOver'>(
  whole: Incident,
  type: T,
  duty: Pick<Duty, 'id' | 'by'>,
): OperationOf<T> | undefined {
  const { round } = entryOf(duty)
  const incident = round === undefined ? whole : thisRound(whole, round)
  const last = saidOf(incident, type).findLast(({ body }) => body.duty === duty.id)
  const isBefore = last !== undefined && duty.by !== null && isSaidAfter(incident, duty.by, last.id)
  return isBefore ? undefined : last
}

/** Owed as it stands: nobody has to say first that its condition is there, or to judge level 3. */
export function isCertain({ condition, reading }: Pick<Duty, 'condition' | 'reading'>): boolean {
  return condition === null && reading !== 'atLevel3'
}

export function isOwed({ doneBy: done }: Duty): boolean {
  return done.length === 0
}
