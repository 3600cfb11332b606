// Whether chapter 3 applies 不正行為対応 (1-1, 3-2).
import type { Incident } from '../incident/incident.ts'

/**
 * 疑い and 有 raise chapter 3. Our reading: so does a threat that somebody thought likely or judged, as long as nobody
 * has found that there is no 不正行為.
 */
export function isViolationTrack({ kinds: { violation }, threat }: Incident): boolean {
  if (violation.presence === 'absent') return false
  return violation.presence !== 'investigating' || threat.judgements.standing.length > 0
}
