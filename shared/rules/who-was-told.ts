// Who was told 通報, at a glance: of the prefecture, the agency, the chief and the mayor whether it is asked for, owed, tried
// in vain or done, and by which clause. What is owed outranks what is done.
import type { Call, Incident } from '../incident/incident.ts'
import type { ClauseId } from '../plan/clauses.ts'
import type { OfficeId } from '../plan/office-ids.ts'
import { isCertain, isOwed } from './duty.ts'
import type { Duty } from './duty.ts'
import { noticesTo } from './notices.ts'
import { addressee, failedTries } from './violation/notification.ts'

export const toldOffices = ['prefecture', 'agency', 'protectionChief', 'mayor'] as const
export type ToldOffice = (typeof toldOffices)[number]

export type Told = {
  office: ToldOffice
  /** `notAsked`: by no clause so far. */
  state: 'notAsked' | 'owed' | 'tried' | 'done'
  clause: ClauseId | null
  /** When it was last told or tried (ISO 8601). */
  at: string | null
  /** What came of the last try, where it was in vain. */
  outcome: Call['outcome']
  /** It was told before, not of what is owed now (3-4(2)). */
  again: boolean
}

/** `duties`: all of the incident, owed and done. */
export function whoWasTold(incident: Incident, duties: readonly Duty[]): Told[] {
  const tries = failedTries(incident)
  const direct = addressee(incident) === 'agency'
  return toldOffices.map((office) => {
    const asking = duties.filter((duty) => isCertain(duty) && asksToTell(duty, office, direct))
    const owed = asking.find(isOwed)
    const told = tellings(incident, office)
    const last = told.at(-1) ?? null
    if (owed !== undefined) {
      const tried = office === 'prefecture' && last === null ? (tries[0]?.at ?? null) : null
      const clause = owed.clause
      if (tried !== null && asking.every((duty) => !isOwed(duty) || duty.act === 'notifyPrefecture'))
        return { office, state: 'tried', clause, at: tried, outcome: tries[0]?.outcome ?? null, again: false }
      return { office, state: 'owed', clause, at: tried ?? last, outcome: null, again: last !== null }
    }
    const clause = asking[0]?.clause ?? null
    if (last !== null) return { office, state: 'done', clause, at: last, outcome: null, again: false }
    // The agency was told in its place (3-2(4)).
    const [tried] = office === 'prefecture' && clause !== null ? tries : []
    return tried === undefined
      ? { office, state: 'notAsked', clause, at: null, outcome: null, again: false }
      : { office, state: 'tried', clause, at: tried.at, outcome: tried.outcome, again: false }
  })
}

/** 3-2(4) asks for the prefecture, and for the agency once that was tried in vain. */
function asksToTell({ act, whom }: Duty, office: OfficeId, direct: boolean): boolean {
  if (act === 'notifyPrefecture') return office === 'prefecture' || (office === 'agency' && direct)
  if (act === 'reportToMayor') return office === 'mayor'
  return act === 'notifyAtOnce' && whom === office
}

/** When the office was notified 通報, the earliest first: a contact of 1-3, or before resumption, is none. */
function tellings(incident: Incident, office: ToldOffice): string[] {
  if (office !== 'mayor')
    return noticesTo(incident, office).flatMap(({ at, clauses }) =>
      clauses.includes('3-2(4)') || clauses.includes('3-4(2)') ? [at] : [],
    )
  return (incident.said.get('v1.reportedToMayor') ?? []).map(({ at }) => at)
}
