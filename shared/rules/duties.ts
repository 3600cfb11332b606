// Duties 次にすること: what the plan wants done in an incident, by whom, by which clause. Derived, never stored.
import type { Incident } from '../incident/apply.ts'
import type { offices } from '../plan/offices.ts'
import type { ClauseId } from '../plan/clauses.ts'
import { intakeDuties } from './intake.ts'

export type DutyAct = 'recordForm1' | 'recordMeasure' | 'call' | 'assessFault' | 'assessViolation'

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

/** Every duty of an incident in plan order, owed and fulfilled. */
export function duties(incident: Incident): Duty[] {
  return intakeDuties(incident)
}

/** What is still owed. */
export function owedDuties(incident: Incident): Duty[] {
  return duties(incident).filter(({ doneBy }) => doneBy.length === 0)
}
