// A duty in words: its entry's, and those that depend on the incident.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { duties, inScreenOrder, isLater, isPressing } from '../../shared/rules/duties.ts'
import { entryOf, isOwed } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import type { Reading } from '../../shared/rules/duty-entry.ts'
import { leftOpen } from '../../shared/rules/gates.ts'
import { noticesTo } from '../../shared/rules/notices.ts'
import { inRow, recipientsOf } from '../../shared/rules/telling.ts'
import { addressee, failedTries } from '../../shared/rules/violation/notification.ts'
import { callOutcomes, toldWords } from './call-words.ts'
import { clockTime } from './dates.ts'
import { calledOffice } from './short-offices.ts'

const waived = '不要(発意により招集・当方の読み方)'

export type DutyWords = {
  what: string
  button: string
  why: string | null
  /** The clause's condition, where what is to be done does not ask it itself. */
  condition: string | null
  /** How it is done, once it is. */
  done: '済み' | typeof waived
}

export const readings: Record<Reading, string> = {
  atLevel3: `レベル3と判定すると求められます(${clauseLabel('3-4(2)')})`,
  toBeChecked: '要確認・当方の読み方',
}

/** The duty in words now: a try of the prefecture that failed turns 3-2(4) to the agency. */
export function dutyWords(duty: Duty, incident: Incident): DutyWords {
  const { words: entry, home, note: ours = null } = entryOf(duty)
  const note = typeof ours === 'function' ? ours(incident) : ours
  const what = duty.reading === null ? entry.what : `${entry.what} ${readings[duty.reading]}`
  const done: DutyWords['done'] = isWaived(duty, incident) ? waived : '済み'
  const condition = duty.act === 'weighRights' ? null : duty.condition
  const words = { ...entry, what, done, condition }
  const directly = `${officeName('agency')}へ直接通報する`
  if (!('notifies' in home) || !isOwed(duty))
    return { ...words, what: toldAgencyAlone(duty, incident) ? directly : what, why: note }
  const whom = home.notifies ?? addressee(incident)
  const [failed] = duty.act === 'notifyPrefecture' && whom === 'agency' ? failedTries(incident) : []
  if (failed === undefined || failed.outcome === null)
    return { ...words, why: toldBefore(duty, whom, incident) }
  return {
    ...words,
    what: directly,
    why: `県 ${callOutcomes[failed.outcome]}(${clockTime(new Date(failed.at))})`,
  }
}

/** 3-2(4) was fulfilled by telling the agency directly: nobody has told the prefecture. */
function toldAgencyAlone({ act, doneBy }: Duty, incident: Incident): boolean {
  const told = saidOf(incident, 'v1.notified').filter(({ id }) => doneBy.includes(id))
  return act === 'notifyPrefecture' && told.length > 0 && told.every(({ body }) => body.office === 'agency')
}

/** The chief convened by himself: nobody has asked for the council, and nobody needs to. */
function isWaived({ act, doneBy }: Duty, incident: Incident): boolean {
  const asked = saidOf(incident, 'v1.councilRequested').map(({ id }) => id)
  return act === 'requestCouncil' && doneBy.length > 0 && !doneBy.some((id) => asked.includes(id))
}

/** What the office was told before counts for what it was said for: `もう一度・3-4(2)(02:14 通報した 3-2(4))`. */
function toldBefore({ clause }: Duty, whom: string, incident: Incident): string | null {
  const last = noticesTo(incident, whom).at(-1)
  return last === undefined
    ? null
    : `もう一度・${clauseLabel(clause)}(${clockTime(new Date(last.at))} ${toldWords(last.clauses)})`
}

/** How many are 直ちに: `直ちに 3件`; with the clause of what ranks with it and has no such word. */
export function pressingInWords(listed: readonly Duty[]): string {
  const pressing = listed.filter(isPressing)
  const words = new Set(pressing.map(({ urgency, clause }) => urgency ?? clause))
  return `${words.size === 0 ? '直ちに' : [...words].join('・')} ${pressing.length}件`
}

/**
 * いますること in words: of several who are to be told all by name. `now`: what the worklist has there; null: nothing is
 * owed.
 */
export function firstInWords(now: readonly Duty[], incident: Incident, plan: Plan): string | null {
  const [first] = now
  if (first === undefined) return null
  const whom = inRow(recipientsOf(now, incident, plan))
  return whom.length > 1 ? tellInWords(whom) : dutyWords(first, incident).what
}

export function tellInWords(whom: readonly { office: string }[]): string {
  return `${whom.map(({ office }) => calledOffice(office)).join('・')}へ通報する`
}

/** Duties owed now, in the order of the screen; those after the night only where they were left open 未了. */
export function owedTonight(incident: Incident, plan: Plan, all = duties(incident, plan)): Duty[] {
  const left = new Set(leftOpen(incident, plan).map(({ id }) => id))
  return inScreenOrder(all.filter(isOwed)).filter((duty) => !isLater(duty) || left.has(duty.id))
}
