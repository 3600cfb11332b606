// Duty: one thing the plan wants done, by whom, by which clause. Derived, never stored.
import { saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { OperationType } from '../incident/operation.ts'
import type { ClauseId } from '../plan/clauses.ts'
import type { offices } from '../plan/offices.ts'

export type DutyAct =
  | 'recordForm1'
  | 'recordMeasure'
  | 'call'
  | 'assessFault'
  | 'assessViolation'
  | 'closeNotApplicable'
  | 'conveneCouncil'
  | 'decideAgenda'
  | 'ratify'
  | 'locateFault'
  | 'askMaintainer'
  | 'checkFault'
  | 'findFaultCause'
  | 'reportFault'
  | 'askMaintainerForCause'
  | 'checkBugInformation'
  | 'askMaintainerForRemedy'
  | 'weighServer'
  | 'askMaintainerForRepair'
  | 'beginDecision'
  | 'confirmIntegrity'
  | 'repairIntegrity'
  | 'resumeAfterFault'
  | 'conveneResponders'
  | 'gatherInformation'
  | 'contactMaintainer'
  | 'notifyPrefecture'
  | 'assessThreat'
  | 'reassessThreat'
  | 'reportInternally'
  | 'standDown'
  | 'findCause'
  | 'takeMeasures'
  | 'takeEmergencyMeasures'
  | 'requestCouncil'
  | 'weighRights'
  | 'isolate'
  | 'notifyAtOnce'
  | 'requestMeasures'
  | 'analyseSources'
  | 'identifyCause'
  | 'reviewMeasures'
  | 'planCorrectiveAction'
  | 'reportViolation'
  | 'reportToMayor'
  | 'contactBeforeResumption'
  | 'confirmResumption'
  | 'decideResumption'
  | 'resumeAfterViolation'

/** In the clause's own words: the person says whether the duty is there at all. */
export type Condition =
  | '必要に応じて'
  | 'サーバが正常に作動しない場合'
  | '住民の基本的人権が侵害されるおそれがある可能性が高い場合'
  | '緊急措置を講ずる必要がある場合'
  | '把握した状況を基に'

type OfficeId = (typeof offices)[number]['id']

export type Duty = {
  /** Stable within an incident. */
  id: string
  clause: ClauseId
  office: OfficeId
  /** The clause's own word, or none. */
  urgency: '直ちに' | '速やかに' | null
  condition: Condition | null
  /** What the person does about it. */
  act: DutyAct
  /** Who is to be told or contacted, where the clause names several; null: the act says it. */
  whom: OfficeId | null
  /** When what raised it happened (ISO 8601). */
  since: string | null
  /** The operations that fulfil it; empty: owed. */
  doneBy: string[]
}

/** A duty without a word of urgency and without a condition, unless it has one. */
export function duty(
  one: Pick<Duty, 'id' | 'clause' | 'office' | 'act' | 'since' | 'doneBy'> &
    Partial<Pick<Duty, 'urgency' | 'condition' | 'whom'>>,
): Duty {
  return { urgency: null, condition: null, whom: null, ...one }
}

export function isOwed({ doneBy }: Duty): boolean {
  return doneBy.length === 0
}

/** Whether a clause as it was said is `3-4`, or a paragraph of it as `3-4(1)`. */
export function isUnder(said: string, clause: ClauseId): boolean {
  return said === clause || said.startsWith(`${clause}(`)
}

/** The operations of one type that stand. */
export function idsOf(incident: Incident, type: OperationType): string[] {
  return saidOf(incident, type).map(({ id }) => id)
}
