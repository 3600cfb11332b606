// Hand-over 引継ぎ: what whoever takes over must know, on one A4: 経過, 通報した相手, 決定, 未了. What does not fit is counted.
import type { Incident } from '../../incident/incident.ts'
import { saidOf } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import type { Plan } from '../../plan/plan.ts'
import { inCourse } from './course.ts'
import { owedForCertain } from '../duties.ts'
import type { Duty } from '../duty.ts'

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

/** What is told of the course, and what counts as decided. */
export const happenedKinds = ['happened', 'measures', 'handed'] as const
export const decidedKinds = ['found', 'judged', 'decided'] as const

/**
 * The latest of what was done, told and decided, oldest first; what is owed in its own order, without what has a
 * condition that a person has yet to weigh.
 */
export function handOver(incident: Incident, plan: Plan): HandOver {
  return {
    course: bounded(inCourse(incident, happenedKinds), handOverLimits.course, 'latest'),
    told: bounded(inCourse(incident, ['told']), handOverLimits.told, 'latest'),
    decided: bounded(inCourse(incident, decidedKinds), handOverLimits.decided, 'latest'),
    owed: bounded(owedForCertain(incident, plan), handOverLimits.owed, 'first'),
  }
}

/** The last 引継ぎ that was said alike, and of the same moment, of every one of them; null: none was. */
export function handedTogether(incidents: readonly Incident[]): OperationOf<'v1.handedOver'> | null {
  const [first = [], ...others] = incidents.map((incident) => saidOf(incident, 'v1.handedOver'))
  return first.findLast((one) => others.every((said) => said.some((other) => isSameAct(one, other)))) ?? null
}

function isSameAct(one: OperationOf<'v1.handedOver'>, other: OperationOf<'v1.handedOver'>): boolean {
  const { from, to, what } = one.body
  return one.at === other.at && from === other.body.from && to === other.body.to && what === other.body.what
}

/** At most `limit` of them, the first or the latest, in their order; and the rest. */
export function bounded<T>(all: readonly T[], limit: number, which: 'first' | 'latest'): Bounded<T> {
  const cut = which === 'first' ? Math.min(limit, all.length) : Math.max(0, all.length - limit)
  const [before, after] = [all.slice(0, cut), all.slice(cut)]
  return which === 'first' ? { items: before, rest: after } : { items: after, rest: before }
}
