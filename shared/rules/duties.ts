// Duties 次にすること: what the plan wants done in an incident, by whom, by which clause. Derived, never stored. No clause
// names a time, so that nothing here depends on the clock.
import { happenedAt } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { Plan } from '../plan/plan.ts'
import { asked, dutyIds, isCertain, isOwed } from './duty.ts'
import type { Duty, DutyId } from './duty.ts'
import { dutyTable } from './duty-table.ts'
import type { KnownEntry } from './duty-table.ts'
import { roundBefore, thisRound } from './round.ts'

/** Every duty of an incident in plan order, owed and fulfilled. */
export function duties(incident: Incident, plan: Plan): Duty[] {
  return dutiesAmong(dutyIds, incident, plan)
}

/** The duties of some entries alone. */
export function dutiesAmong(ids: readonly DutyId[], incident: Incident, plan: Plan): Duty[] {
  const rounds = { fault: thisRound(incident, 'fault'), violation: thisRound(incident, 'violation') }
  const last = { fault: roundBefore(incident, 'fault'), violation: roundBefore(incident, 'violation') }
  return ids.flatMap((id) => {
    const { round, applies }: KnownEntry = dutyTable[id]
    const counted = round === undefined ? incident : rounds[round]
    if (applies !== undefined && !applies(counted)) return []
    const now = asked(id, counted, plan)
    return round === undefined ? now : sinceAnew(now, id, last[round], plan)
  })
}

/** What had been done the time before is owed since the event came back; what never was, since it was first owed. */
function sinceAnew(now: Duty[], id: DutyId, last: ReturnType<typeof roundBefore>, plan: Plan): Duty[] {
  if (last === null) return now
  const { began: by, before } = last
  const since = happenedAt(before, by)
  const done = new Set(asked(id, before, plan).flatMap((duty) => (isOwed(duty) ? [] : [duty.id])))
  const isEarlier = (duty: Duty) => since !== null && Date.parse(duty.since ?? since) < Date.parse(since)
  return now.map((duty) => (done.has(duty.id) && isEarlier(duty) ? { ...duty, since, by } : duty))
}

/** Whether one of them is raised and owed. */
export function owes(incident: Incident, plan: Plan, id: DutyId): boolean {
  return dutiesAmong([id], incident, plan).some(isOwed)
}

/** The duties still owed, in the order of the screen. */
export function owedDuties(incident: Incident, plan: Plan): Duty[] {
  return inScreenOrder(duties(incident, plan).filter(isOwed))
}

/** Without what is owed on a condition that a person has yet to weigh. */
export function owedForCertain(incident: Incident, plan: Plan): Duty[] {
  return owedDuties(incident, plan).filter(isCertain)
}

/**
 * Our order of what is urgent: the level that 3-4(2) waits for, who is to be told, what is to be cut off, then what takes
 * longer.
 */
const urgentFirst: readonly Duty['act'][] = [
  'reassessThreat',
  'notifyPrefecture',
  'notifyAtOnce',
  'isolate',
  'weighRights',
  'takeEmergencyMeasures',
  'takeMeasures',
  'requestCouncil',
  'beginDecision',
  'findCause',
  'fillForm1',
]

/**
 * Our order: 直ちに, and with it 3-2(4) and the cut-off of 3-4(1) though they have no such word; then 速やかに, the level
 * and what ends the response; then what has no word; then what has a condition; last what comes after the night, from the cause to
 * resumption. Within each the plan's own.
 */
export function inScreenOrder(owed: readonly Duty[]): Duty[] {
  return owed.toSorted((a, b) => rank(a) - rank(b) || urgentFirst.indexOf(a.act) - urgentFirst.indexOf(b.act))
}

function rank(duty: Duty): number {
  if (isPressing(duty)) return 0
  const urgent = urgencyRank(duty)
  const settles =
    duty.act === 'closeNotApplicable' || (duty.act === 'reassessThreat' && duty.condition === null)
  if (urgent < 2 || settles) return Math.min(urgent, 1)
  if (isLater(duty)) return 4
  return duty.condition === null ? 2 : 3
}

/** What ranks with 直ちに: by its clause, and judging the level again where 3-4(2) was found under a lower one. */
export function isPressing(duty: Duty): boolean {
  return urgencyRank(duty) === 0 || (duty.id === '3-5 reassess' && duty.condition === null)
}

/** By the clause and its word alone: 0 at once, 1 soon, 2 the rest. */
export function urgencyRank({ urgency, clause }: { urgency: string | null; clause: string }): 0 | 1 | 2 {
  if (urgency === '直ちに' || clause === '3-2(4)' || clause === '3-4(1)') return 0
  return urgency === '速やかに' || clause === '3-3' ? 1 : 2
}

/** Whether it belongs to the days after: 3-6, 3-7 and the ways to resume. Our reading of the plan's order, for the screen alone. */
export function isLater({ clause }: Pick<Duty, 'clause'>): boolean {
  return clause === '2-3' || clause === '3-6' || clause === '3-7' || clause === '3-9'
}
