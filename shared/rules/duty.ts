// Duty: one thing the plan wants done, by whom, by which clause. Derived, never stored.
import type { ClauseId } from '../plan/clauses.ts'
import type { offices } from '../plan/offices.ts'

export type DutyAct =
  | 'recordForm1'
  | 'recordMeasure'
  | 'call'
  | 'assessFault'
  | 'assessViolation'
  | 'conveneResponders'
  | 'gatherInformation'
  | 'contactMaintainer'
  | 'notifyPrefecture'
  | 'assessThreat'
  | 'reportInternally'
  | 'standDown'
  | 'findCause'
  | 'takeMeasures'
  | 'takeEmergencyMeasures'
  | 'requestCouncil'
  | 'reportToMayor'
  | 'decideResumption'

export type Duty = {
  /** Stable within an incident. */
  id: string
  clause: ClauseId
  office: (typeof offices)[number]['id']
  /** The clause's own word, or none. */
  urgency: '直ちに' | '速やかに' | null
  /** What the person does about it. */
  act: DutyAct
  /** The operations that fulfil it; empty: owed. */
  doneBy: string[]
  /** 必要に応じて: the person says whether it is needed at all. */
  whereNeeded: boolean
}

export function isOwed({ doneBy }: Duty): boolean {
  return doneBy.length === 0
}
