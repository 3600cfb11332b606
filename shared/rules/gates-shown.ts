// The ways to end the response 運用の再開 (2-3, 3-9), 緊急時対応を解く (3-3), 該当なし (1-3): which of them an incident has.
import type { Incident } from '../incident/incident.ts'
import { governingLevel } from '../incident/threat.ts'
import type { Gate } from './gates.ts'
import { isFaultTrack } from './fault/fault-track.ts'
import { isResumptionAsked } from './violation/resumption.ts'
import { isViolationTrack, leastGraveLevel } from './violation/violation-track.ts'

/**
 * At least one, so that nobody stands before an incident without a way out. Each kind ends by itself (1-1); a violation
 * that level 2 or 3 governs by 3-9, any other by 3-3. What 3-9 asks for once level 3 was judged stays, 無 or not.
 */
export function gatesShown(incident: Incident): Gate[] {
  const fault = isFaultTrack(incident)
  const violation = isViolationTrack(incident)
  const isGrave = (governingLevel(incident.threat) ?? 0) >= leastGraveLevel
  return [
    ...(fault ? (['2-3'] as const) : []),
    ...(isResumptionAsked(incident) ? (['3-9'] as const) : []),
    ...(violation && !isGrave ? (['3-3'] as const) : []),
    ...(!fault && !violation ? (['1-3'] as const) : []),
  ]
}
