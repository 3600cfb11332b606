// A duty in words: its entry's, and those that depend on the incident.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isLater, owedDuties } from '../../shared/rules/duties.ts'
import { entryOf, isOwed } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { leftOpen } from '../../shared/rules/gates.ts'
import { failedTries } from '../../shared/rules/violation/notification.ts'
import { callOutcomes } from './call-words.ts'
import { clockTime } from './dates.ts'

export type DutyWords = {
  what: string
  button: string
  why: string | null
  /** How it is done, once it is. */
  done: '済み' | '不要(発意により招集)'
}

/** The duty in words now: a try of the prefecture that failed turns 3-2(4) to the agency. */
export function dutyWords(duty: Duty, incident: Incident): DutyWords {
  const { words: entry, note = null } = entryOf(duty)
  const what = duty.reading === null ? entry.what : `${entry.what} ${duty.reading}`
  const done: DutyWords['done'] = isWaived(duty, incident) ? '不要(発意により招集)' : '済み'
  const words = { ...entry, what, done }
  const [failed] = duty.act === 'notifyPrefecture' && isOwed(duty) ? failedTries(incident) : []
  if (failed === undefined || failed.outcome === null) return { ...words, why: note }
  return {
    ...words,
    what: `${officeName('agency')}へ直接通報する`,
    why: `県 ${callOutcomes[failed.outcome]}(${clockTime(new Date(failed.at))})`,
  }
}

/** The chief convened by himself: nobody has asked for the council, and nobody needs to. */
function isWaived({ act, doneBy }: Duty, incident: Incident): boolean {
  const asked = saidOf(incident, 'v1.councilRequested').map(({ id }) => id)
  return act === 'requestCouncil' && doneBy.length > 0 && !doneBy.some((id) => asked.includes(id))
}

/** Duties owed now, in the order of the screen; those after the night only where they were left open 未了. */
export function owedTonight(incident: Incident, plan: Plan): Duty[] {
  const left = new Set(leftOpen(incident).map(({ id }) => id))
  return owedDuties(incident, plan).filter((duty) => !isLater(duty) || left.has(duty.id))
}
