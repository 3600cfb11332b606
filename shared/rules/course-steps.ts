// Steps of the plan's course, at a glance: 受付 把握 措置 原因 再開, and the council beside them. A step is done only when
// nothing of it is owed. Which duty belongs to which step is our reading.
import type { Duty } from './duty.ts'
import { isCertain, isOwed } from './duty.ts'

export const courseSteps = {
  intake: '受付',
  situation: '把握',
  measures: '措置',
  cause: '原因',
  resumption: '再開',
} as const
export type CourseStep = keyof typeof courseSteps

/** `none`: nothing of it is asked for so far. */
export type StepState = 'none' | 'owed' | 'done'

/** What has a condition nobody has said to hold is asked for by nobody yet. */
export function courseOf(duties: readonly Duty[]): Record<CourseStep, StepState> {
  const stateOf = (step: CourseStep): StepState => {
    const ofStep = duties.filter((duty) => stepOf(duty) === step)
    if (ofStep.some((duty) => isOwed(duty) && isCertain(duty))) return 'owed'
    return ofStep.some((duty) => !isOwed(duty)) ? 'done' : 'none'
  }
  return {
    intake: stateOf('intake'),
    situation: stateOf('situation'),
    measures: stateOf('measures'),
    cause: stateOf('cause'),
    resumption: stateOf('resumption'),
  }
}

/** Null: the council's own track. */
export function stepOf({ act, clause }: Pick<Duty, 'act' | 'clause'>): CourseStep | null {
  const ofAct = byAct[act]
  if (ofAct !== undefined) return ofAct
  if (clause === '1-4' || clause === '2-2' || act === 'requestCouncil') return null
  const first = byClause.find(([begin]) => clause.startsWith(begin))
  return first === undefined ? 'measures' : first[1]
}

const byAct: Partial<Record<Duty['act'], CourseStep>> = {
  recordForm1: 'intake',
  fillForm1: 'intake',
  call: 'intake',
  recordMeasure: 'measures',
  assessThreat: 'situation',
  findCause: 'cause',
  standDown: 'resumption',
  closeNotApplicable: 'resumption',
}

const byClause: readonly (readonly [string, CourseStep])[] = [
  ['1-3', 'situation'],
  ['2-1(1)', 'situation'],
  ['2-1(2)', 'cause'],
  ['2-3', 'resumption'],
  ['3-2', 'situation'],
  ['3-5', 'situation'],
  ['3-6', 'cause'],
  ['3-7', 'cause'],
  ['3-9', 'resumption'],
]
