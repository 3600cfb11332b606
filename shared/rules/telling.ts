// Telling 通報・連絡: of which clauses an office is to be told now (1-3, 3-2(3), 3-2(4), 3-4(2)), so that one call and one
// 通報した say them all. The contacts before resumption (3-9) are asked for by their own gate.
import { isSaidAfter, saidOf } from '../incident/incident.ts'
import type { Incident, Notice } from '../incident/incident.ts'
import { callsSubject } from '../incident/subjects.ts'
import type { ClauseId } from '../plan/clauses.ts'
import { isOutsideTown } from '../plan/offices.ts'
import type { Plan } from '../plan/plan.ts'
import { dutiesAmong } from './duties.ts'
import { dutyIds, entryOf, isOwed } from './duty.ts'
import type { Duty, DutyId } from './duty.ts'
import type { OfficeId } from '../plan/office-ids.ts'
import { dutyTable } from './duty-table.ts'
import { noticesTo } from './notices.ts'
import { addressee } from './violation/notification.ts'
import { toldOffices } from './who-was-told.ts'

const isOffice =
  (...offices: string[]) =>
  (office: string) =>
    offices.includes(office)

/** The duties that a notice fulfils before the response is ended: whom each wants told. */
const wanting: Partial<Record<DutyId, (office: string) => boolean>> = {
  '1-3 contact': isOutsideTown,
  '3-2(3) maintainer': isOffice('maintainer'),
  '3-2(4) notify': isOffice('prefecture', 'agency'),
  '3-4(2) protectionChief': isOffice('protectionChief'),
  '3-4(2) prefecture': isOffice('prefecture'),
  '3-4(2) agency': isOffice('agency'),
}

/**
 * In plan order. Where 3-4(2) wants the agency told beside the prefecture, 3-2(4) is the prefecture's as long as that can
 * be told. Of a call outside an incident nobody knows yet: all that the first call of a night may be for.
 */
export function clausesToTell(incident: Incident, plan: Plan, office: string): ClauseId[] {
  const ids = dutyIds.filter((id) => wanting[id]?.(office) === true)
  if (incident.id === callsSubject)
    return ids.map((id) => dutyTable[id].clause).filter((clause) => clause !== '3-4(2)')
  const clauses = dutiesAmong(ids, incident, plan)
    .filter(isOwed)
    .map(({ clause }) => clause)
  const besides = office === 'agency' && clauses.includes('3-4(2)') && addressee(incident) === 'prefecture'
  return besides ? clauses.filter((clause) => clause !== '3-2(4)') : clauses
}

/**
 * Of which clauses a 通報した or 連絡した said now speaks: what is owed, else what this office was or might have been told of in
 * this incident. Our reading: an office is told again under the same clause, of graver news too, and the prefecture after
 * the agency was told directly (3-2(4)); nothing is owed by it. Empty: no clause has this office told.
 */
export function clausesOfNotice(incident: Incident, plan: Plan, office: string): ClauseId[] {
  const owed = clausesToTell(incident, plan, office)
  if (owed.length > 0) return owed
  const ids = dutyIds.filter((id) => wanting[id]?.(office) === true)
  const told = dutiesAmong(ids, incident, plan).map(({ clause }) => clause)
  // Beside the prefecture, which passes it on, the agency is told of 3-2(4) where it was before.
  const isDirect = noticesTo(incident, office).some(({ clauses }) => clauses.includes('3-2(4)'))
  const again = told.filter((clause) => office !== 'agency' || clause !== '3-2(4)' || isDirect)
  const notices = again.filter((clause) => clause !== '1-3')
  return notices.length > 0 ? notices : again
}

/** What is owed and done by a call to this office, each with a record of its own (3-2(1), 3-3, 3-8). */
export function dutiesByCallTo(owed: readonly Duty[], office: string): Duty[] {
  return owed.filter((duty) => {
    const { home } = entryOf(duty)
    return 'calls' in home && home.calls === office
  })
}

/** Who is to be told now, and of which clauses one 通報した will be said. */
export type Recipient = { office: OfficeId; duties: Duty[]; clauses: ClauseId[] }

/** The notices among these duties by recipient, whatever asks for them; 1-3 goes without saying. */
export function recipientsOf(owed: readonly Duty[], incident: Incident, plan: Plan): Recipient[] {
  const notices = owed.filter(isNotice)
  const offices = [...new Set(notices.map((duty) => recipientOf(duty, incident)))]
  return offices.map((office) => ({
    office,
    duties: notices.filter((duty) => recipientOf(duty, incident) === office),
    clauses: clausesToTell(incident, plan, office).filter((clause) => clause !== '1-3'),
  }))
}

/** In the order of the state; where the prefecture can't be told, the agency leads (3-2(4)). Ours: the plan has none. */
export function inRow<R extends { office: string; clauses: readonly string[] }>(
  recipients: readonly R[],
): R[] {
  const isDirect = ({ office, clauses }: R) => office === 'agency' && clauses.includes('3-2(4)')
  const place = (one: R) => (isDirect(one) ? -1 : toldOffices.findIndex((office) => office === one.office))
  return recipients.toSorted((a, b) => place(a) - place(b))
}

/** Whether it is owed, and fulfilled by 通報した alone (3-2(4), 3-4(2)). */
export function isNotice(duty: Duty): boolean {
  return isOwed(duty) && 'notifies' in entryOf(duty).home
}

function recipientOf({ act, whom }: Duty, incident: Incident): OfficeId {
  return act === 'notifyPrefecture' ? addressee(incident) : (whom ?? 'prefecture')
}

/**
 * By what this office was told last: by the last call to it, or after that by other means; undefined: that was not said, or
 * more is owed to it since. `before`: the contact before resumption (3-9).
 */
export function noticeThatTold(
  incident: Incident,
  plan: Plan,
  office: string,
  before: boolean,
): Notice | undefined {
  const last = [...incident.calls.values()].findLast((call) => call.office === office)
  const notice = noticesTo(incident, office).findLast(({ call, operation }) =>
    call === null ? last === undefined || isSaidAfter(incident, operation, last.id) : call === last?.id,
  )
  const told = before ? notice?.clauses.includes('3-9') : clausesToTell(incident, plan, office).length === 0
  return told === true ? notice : undefined
}

/**
 * Whether what the last call to this office was for stands in a record of its own (3-2(1), 3-3, 3-8), said since, and no
 * notice is owed to it.
 */
export function isRecordedSinceCall(incident: Incident, plan: Plan, office: string): boolean {
  const last = [...incident.calls.values()].findLast((call) => call.office === office)
  if (last === undefined || clausesToTell(incident, plan, office).length > 0) return false
  return dutyIds.some((id) => {
    const { home } = entryOf({ id })
    if (!('calls' in home && 'form' in home) || home.calls !== office || home.form === 'v1.notified')
      return false
    return saidOf(incident, home.form).some((said) => isSaidAfter(incident, said.id, last.id))
  })
}
