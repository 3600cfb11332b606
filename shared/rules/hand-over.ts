// Hand-over 引継ぎ: what whoever takes over must know, on one A4: 経過, 通報した相手, 決定, 未了. What does not fit is counted.
import type { Incident } from '../incident/incident.ts'
import type { Operation } from '../incident/operation.ts'
import type { Plan } from '../plan/plan.ts'
import { inCourse } from './course.ts'
import { owedDuties } from './duties.ts'
import type { Duty } from './duty.ts'
import { leftOpen } from './gates.ts'

/** What fits, and what does not. */
export type Bounded<T> = { items: T[]; rest: T[] }

export type HandOver = {
  course: Bounded<Operation>
  told: Bounded<Operation>
  decided: Bounded<Operation>
  owed: Bounded<Duty>
}

/** How many of each fit on one page, with texts of at most so many characters. */
export const handOverLimits = { course: 5, told: 4, decided: 4, owed: 8 } as const
export const handOverTexts = { what: 66, who: 14 } as const

/**
 * The latest of what was done, told and decided, oldest first; what is owed in its own order, without what has a
 * condition that a person has yet to weigh.
 */
export function handOver(incident: Incident, plan: Plan): HandOver {
  return {
    course: latest(inCourse(incident, ['happened', 'measures', 'handed']), handOverLimits.course),
    told: latest(inCourse(incident, ['told']), handOverLimits.told),
    decided: latest(inCourse(incident, ['found', 'judged', 'decided']), handOverLimits.decided),
    owed: first(leftOpenFirst(incident, plan), handOverLimits.owed),
  }
}

/** What was 未了 when the response was ended stands before what is owed beside it. */
function leftOpenFirst(incident: Incident, plan: Plan): Duty[] {
  const left = new Set(leftOpen(incident).map(({ id }) => id))
  return owedDuties(incident, plan)
    .filter(({ condition }) => condition === null)
    .toSorted((a, b) => Number(left.has(b.id)) - Number(left.has(a.id)))
}

function latest<T>(all: readonly T[], limit: number): Bounded<T> {
  return { items: all.slice(-limit), rest: all.slice(0, -limit) }
}

function first<T>(all: readonly T[], limit: number): Bounded<T> {
  return { items: all.slice(0, limit), rest: all.slice(limit) }
}
