// The ways to end the response 運用の再開 (2-3, 3-9), 緊急時対応を解く (3-3), 該当なし (1-3): which of them an incident has.
import type { Incident } from '../../shared/incident/incident.ts'
import { governingLevel } from '../../shared/incident/threat.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { isFaultTrack } from '../../shared/rules/fault-track.ts'
import { isViolationTrack, leastGraveLevel } from '../../shared/rules/violation-track.ts'

/**
 * At least one, so that nobody stands before an incident without a way out. Each kind ends by itself (1-1); a violation
 * that level 2 or 3 governs by 3-9, any other by 3-3; after level 3 both ways stand, for 3-9's council stays owed.
 */
export function gatesShown(incident: Incident): Gate[] {
  const { threat } = incident
  const fault = isFaultTrack(incident)
  const violation = isViolationTrack(incident)
  const isGrave = (governingLevel(threat) ?? 0) >= leastGraveLevel
  return [
    ...(fault ? (['2-3'] as const) : []),
    ...(violation && (isGrave || threat.level3.length > 0) ? (['3-9'] as const) : []),
    ...(violation && !isGrave ? (['3-3'] as const) : []),
    ...(!fault && !violation ? (['1-3'] as const) : []),
  ]
}
