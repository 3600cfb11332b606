// Violation report 不正行為報告 (別紙3, 3-7), by 本人確認情報管理責任者 to 情報保護統括責任者. From the record alone; null: nobody
// has said yet.
import { lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import { saidInTime } from '../../incident/said-in-time.ts'
import { sourceIds } from '../../incident/violation-bodies.ts'
import type { Source } from '../../incident/violation-bodies.ts'
import { contactLog } from './contact-log.ts'
import type { Contacted } from './contact-log.ts'
import { inCourse } from './course.ts'
import { isolations } from '../violation/isolation.ts'
import type { Isolation } from '../violation/isolation.ts'
import type { IdentifiedPart } from '../violation/cause.ts'

export type ViolationReport = {
  /** 判定・再判定の履歴; `stands`: no later one has taken its place. */
  judgements: { said: Operation; stands: boolean }[]
  contacts: Contacted[]
  isolations: Isolation[]
  /** 再組込み that names none of these 切離し. */
  otherReconnections: OperationOf<'v1.reconnected'>[]
  /** Measures of the town, and those that others were asked to take (3-4(3)). */
  measures: Operation[]
  /** 3-4(1) proviso and 3-4(2): what called for cutting off at once. */
  findings: Operation[]
  sources: { source: Source; said: OperationOf<'v1.sourceAnalysed'>[] }[]
  cause: OperationOf<'v1.causeFound'> | null
  /** 時期、場所、方法等 as each was last said, together or one after the other, as the duty of 3-6 counts them. */
  identified: Record<IdentifiedPart, string | null>
  review: OperationOf<'v1.measuresReviewed'>[]
  corrective: OperationOf<'v1.correctiveActionPlanned'>[]
  /** 支援: the offices whose help was recorded. */
  helpers: string[]
  /** Level 3 was judged: 3-8 asks for the mayor's report. */
  wasLevel3: boolean
  toMayor: OperationOf<'v1.reportedToMayor'>[]
  confirmed: OperationOf<'v1.resumptionConfirmed'> | null
  resumed: OperationOf<'v1.resumed'> | null
}

export function violationReport(incident: Incident): ViolationReport {
  const standing = new Set(incident.threat.judgements.standing.map(({ operation }) => operation))
  const reconnections = saidOf(incident, 'v1.reconnected')
  const isolated = saidOf(incident, 'v1.isolated')
  const review = saidOf(incident, 'v1.measuresReviewed')
  const causes = saidOf(incident, 'v1.causeFound')
  const helped = [
    ...saidOf(incident, 'v1.threatAssessed'),
    ...isolated,
    ...saidOf(incident, 'v1.measureStarted'),
    ...review,
    ...causes,
  ]
  return {
    judgements: inCourse(incident, ['judged']).map((said) => ({ said, stands: standing.has(said.id) })),
    contacts: contactLog(incident),
    isolations: isolations(incident),
    otherReconnections: reconnections.filter(({ body }) => !isolated.some(({ id }) => id === body.isolation)),
    measures: saidInTime(incident, ['v1.measureStarted', 'v1.measureRequested']),
    findings: inCourse(incident, ['found']),
    sources: sourceIds.map((source) => ({
      source,
      said: saidOf(incident, 'v1.sourceAnalysed').filter(({ body }) => body.source === source),
    })),
    cause: causes.at(-1) ?? null,
    identified: {
      period: lastOf(causes, 'period'),
      place: lastOf(causes, 'place'),
      method: lastOf(causes, 'method'),
    },
    review,
    corrective: saidOf(incident, 'v1.correctiveActionPlanned'),
    helpers: [...new Set(helped.flatMap(({ body }) => body.helpedBy ?? []))],
    wasLevel3: incident.threat.level3.length > 0,
    toMayor: saidOf(incident, 'v1.reportedToMayor'),
    confirmed: lastSaid(incident, 'v1.resumptionConfirmed') ?? null,
    resumed: saidOf(incident, 'v1.resumed').findLast(({ body }) => body.clause === '3-9') ?? null,
  }
}

function lastOf(causes: readonly OperationOf<'v1.causeFound'>[], part: IdentifiedPart): string | null {
  return causes.findLast(({ body }) => (body[part] ?? null) !== null)?.body[part] ?? null
}
