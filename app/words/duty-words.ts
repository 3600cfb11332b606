// A duty in words: its entry's, and those that depend on the incident.
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

export type DutyWords = { what: string; button: string; why: string | null }

/** The duty in words now: a try of the prefecture that failed turns 3-2(4) to the agency. */
export function dutyWords(duty: Duty, incident: Incident): DutyWords {
  const { words, note = null } = entryOf(duty)
  const [failed] = duty.act === 'notifyPrefecture' && isOwed(duty) ? failedTries(incident) : []
  if (failed === undefined || failed.outcome === null) return { ...words, why: note }
  return {
    ...words,
    what: `${officeName('agency')}へ直接通報する`,
    why: `県 ${callOutcomes[failed.outcome]}(${clockTime(new Date(failed.at))})`,
  }
}

/** Duties owed now, in the order of the screen; those after the night only where they were left open 未了. */
export function owedTonight(incident: Incident, plan: Plan): Duty[] {
  const left = new Set(leftOpen(incident).map(({ id }) => id))
  return owedDuties(incident, plan).filter((duty) => !isLater(duty) || left.has(duty.id))
}
