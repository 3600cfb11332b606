// 可能性が高い beside a judgement; apart from the threat level itself, which comes with the call screen.
import { governingLevel, standingOf } from './threat.ts'
import type { Judgement, Threat } from './threat.ts'

/** The gravest suspicion that stands above the level that governs, or before any was judged; undefined: none. */
export function likelyAbove(threat: Threat): Judgement | undefined {
  const [likely] = standingOf(threat, 'suspected')
  return likely !== undefined && likely.level > (governingLevel(threat) ?? 0) ? likely : undefined
}
