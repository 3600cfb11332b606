// Course of the event 経過 (3-8): what happened, what was done, told, found, judged, met about and decided, each kind by
// itself, as the mayor's report and the hand-over tell it. The timeline tells everything.
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationType } from '../../incident/operation.ts'
import { saidInTime } from '../../incident/said-in-time.ts'
import { evidentNotices } from '../notices.ts'

const typesOf = {
  happened: [
    'v1.intakeReceived',
    'v1.informationGathered',
    'v1.faultLocated',
    'v1.faultCauseJudged',
    'v1.faultCauseGivenUp',
    'v1.serverWeighed',
    'v1.causeFound',
    'v1.noted',
  ],
  /** 緊急措置・対応策, provisional measures, and those that others were asked for. */
  measures: ['v1.measureStarted', 'v1.measureRequested'],
  /** What else was done about it. */
  steps: [
    'v1.respondersConvened',
    'v1.maintainerAsked',
    'v1.integrityConfirmed',
    'v1.integrityRepaired',
    'v1.measuresReviewed',
  ],
  cutOff: ['v1.isolated', 'v1.reconnected'],
  told: ['v1.notified', 'v1.reportedInternally', 'v1.reported', 'v1.reportedToMayor', 'v1.councilRequested'],
  /** 引継ぎ, with what was passed on by word. */
  handed: ['v1.handedOver'],
  found: ['v1.immediateThreatJudged', 'v1.threatFoundUnlikely', 'v1.rightsAtRiskFound', 'v1.rightsNotAtRisk'],
  /** 1-1 */
  sorted: ['v1.kindAssessed'],
  judged: ['v1.threatSuspected', 'v1.threatAssessed'],
  /** 今回は決定しない is no decision. */
  met: [
    'v1.councilConvened',
    'v1.councilHeld',
    'v1.itemLeftUndecided',
    'v1.decisionStarted',
    'v1.adviceObtained',
  ],
  decided: [
    'v1.councilDecided',
    'v1.foundNotApplicable',
    'v1.stoodDown',
    'v1.resumptionConfirmed',
    'v1.resumed',
  ],
} as const satisfies Record<string, readonly OperationType[]>

export type CourseKind = keyof typeof typesOf

/** Operations of these kinds that stand, in the order in which they happened; notices only where they are evidence (OP9). */
export function inCourse(incident: Incident, kinds: readonly CourseKind[]): Operation[] {
  const evident = new Set(evidentNotices(incident).map(({ operation }) => operation))
  const types = kinds.flatMap((kind): readonly OperationType[] => typesOf[kind])
  return saidInTime(incident, types).filter(({ id, type }) => type !== 'v1.notified' || evident.has(id))
}

const judgements: readonly OperationType[] = [
  'v1.threatAssessed',
  'v1.rightsAtRiskFound',
  'v1.immediateThreatJudged',
]

/** 判定 (3-3, 3-5) and what was found of 3-4: however much was decided since, it is not hidden behind that. */
export function isJudgement({ type }: Operation): boolean {
  return judgements.includes(type)
}
