// Hand-over 引継ぎ: what whoever takes over must know: 経過, 通報した相手, 決定, 未了. What of it fits one page is the paper's matter.
import type { Incident } from '../../incident/incident.ts'
import { saidOf } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import type { Plan } from '../../plan/plan.ts'
import { inCourse } from './course.ts'
import { owedForCertain } from '../duties.ts'
import type { Duty } from '../duty.ts'
import { whoWasTold } from './told.ts'
import type { Told } from './told.ts'

export type HandOver = { course: Operation[]; told: Told[]; decided: Operation[]; owed: Duty[] }

/** What is told of the course, and what counts as decided. */
export const happenedKinds = ['happened', 'steps', 'measures', 'cutOff', 'met', 'handed'] as const
export const decidedKinds = ['found', 'judged', 'decided'] as const

/**
 * What was done, told and decided, oldest first; what is owed in its own order, without what has a condition that a
 * person has yet to weigh.
 */
export function handOver(incident: Incident, plan: Plan): HandOver {
  return {
    course: inCourse(incident, happenedKinds),
    told: whoWasTold(incident),
    decided: inCourse(incident, decidedKinds),
    owed: owedForCertain(incident, plan),
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
