// What the timeline 経過 can be narrowed to. A line that is of none of these stands under すべて alone.
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import type { OperationType } from '../../shared/incident/operation.ts'

const typesOf = {
  call: ['v1.callPlaced', 'v1.callEnded', 'v1.callIncluded', 'v1.notified'],
  decision: [
    'v1.kindAssessed',
    'v1.threatSuspected',
    'v1.threatAssessed',
    'v1.immediateThreatJudged',
    'v1.rightsAtRiskFound',
    'v1.faultCauseJudged',
    'v1.serverWeighed',
    'v1.councilRequested',
    'v1.councilConvened',
    'v1.councilHeld',
    'v1.councilDecided',
    'v1.foundNotApplicable',
    'v1.stoodDown',
    'v1.resumptionConfirmed',
    'v1.resumed',
  ],
  measure: [
    'v1.respondersConvened',
    'v1.measureStarted',
    'v1.measureRequested',
    'v1.isolated',
    'v1.reconnected',
    'v1.maintainerAsked',
    'v1.integrityConfirmed',
    'v1.integrityRepaired',
    'v1.decisionStarted',
    'v1.measuresReviewed',
    'v1.correctiveActionPlanned',
  ],
  correction: ['v1.corrected'],
  note: ['v1.noted'],
} as const satisfies Record<string, readonly OperationType[]>

export type TimelineKind = keyof typeof typesOf

/** In the order of their buttons. */
export const timelineKinds: Readonly<Record<TimelineKind, string>> = {
  call: '電話',
  decision: '決定',
  measure: '措置',
  correction: '訂正',
  note: 'メモ',
}

/** What was corrected stands among the corrections too. */
export function isOfKind({ entry }: TimelineItem, kind: TimelineKind): boolean {
  const types: readonly string[] = typesOf[kind]
  const isCorrected = kind === 'correction' && entry.standing.nature !== 'asSaid'
  return isCorrected || types.includes(entry.read.operation.type)
}
