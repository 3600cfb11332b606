// The mayor's report 町長報告 (3-8): 事故の経緯、被害状況 and 緊急措置, and what comes next, from the record alone.
import { lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import { inCourse } from './course.ts'
import { intakeSheet } from './intake-sheet.ts'

export type MayorAccount = {
  course: Operation[]
  /** 被害状況: null where nobody has said it. */
  damage: {
    /** Each analysis of 被害情報 that found something. */
    analysed: OperationOf<'v1.sourceAnalysed'>[]
    server: OperationOf<'v1.serverWeighed'> | null
    residentImpact: string | null
    said: string | null
  }
  measures: Operation[]
  /** 今後の対応 */
  corrective: OperationOf<'v1.correctiveActionPlanned'>[]
  plans: string | null
}

/** But for the measures, which have a table of their own. */
const courseKinds = [
  'happened',
  'steps',
  'told',
  'found',
  'sorted',
  'judged',
  'met',
  'decided',
  'cutOff',
] as const

export function mayorAccount(incident: Incident): MayorAccount {
  const reports = saidOf(incident, 'v1.reportedToMayor')
  const analysed = saidOf(incident, 'v1.sourceAnalysed').filter(
    ({ body }) => body.source === 'damage' && body.what !== null,
  )
  return {
    course: inCourse(incident, courseKinds),
    damage: {
      analysed,
      server: lastSaid(incident, 'v1.serverWeighed') ?? null,
      residentImpact: intakeSheet(incident).residentImpact,
      said: reports.findLast(({ body }) => !!body.damage)?.body.damage ?? null,
    },
    measures: inCourse(incident, ['measures', 'cutOff']),
    corrective: saidOf(incident, 'v1.correctiveActionPlanned'),
    plans: reports.findLast(({ body }) => !!body.plans)?.body.plans ?? null,
  }
}
