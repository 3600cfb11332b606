// Whether chapter 3 applies 不正行為対応 (1-1, 3-2), and what a 無 has to do with it.
import { happenedAt, isSaidAfter, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { governingLevel } from '../incident/threat.ts'

/** From this level on the prefecture is told (3-2(4)) and measures follow (3-3). */
export const leastGraveLevel = 2

/**
 * 疑い and 有 raise chapter 3. Our reading: so does a threat that somebody thought likely or judged. A 無 said after it
 * ends that, and it begins again with what is said after the 無. Where level 2 or 3 governs, no 無 ends it: the inquiry
 * of 1-3 is another office's than the judgement of 3-3, which 3-5 alone undoes, by judging again; and one wrong tap at
 * night must not take away the call to the prefecture.
 */
export function isViolationTrack(incident: Incident): boolean {
  const { kinds, threat } = incident
  const { presence, standing: assessments } = kinds.violation
  const { standing } = threat.judgements
  if (presence !== 'absent') return presence !== 'investigating' || standing.length > 0
  if ((governingLevel(threat) ?? 0) >= leastGraveLevel) return true
  return standing.some((judgement) =>
    assessments.every((absent) => isSaidAfter(incident, judgement.operation, absent.operation)),
  )
}

/**
 * Whether 不正行為 is 無 while level 2 or 3 stands, thought likely or judged, whichever was said first: one of the two
 * is to be settled, by judging the level again (3-5), by 疑い or 有, or by 誤入力.
 */
export function isContradicted({ kinds, threat }: Incident): boolean {
  const stands = threat.judgements.standing.some(({ level }) => level >= leastGraveLevel)
  return kinds.violation.presence === 'absent' && stands
}

/** When level 2 or 3 was first judged (ISO 8601), while one of them governs and chapter 3 applies; null: it is not so. */
export function graveSince(incident: Incident): string | null {
  if (!isViolationTrack(incident) || (governingLevel(incident.threat) ?? 0) < leastGraveLevel) return null
  return saidOf(incident, 'v1.threatAssessed').find(({ body }) => body.level >= leastGraveLevel)?.at ?? null
}

/** When what raised chapter 3 was said to have happened (ISO 8601). */
export function violationSince(incident: Incident): string | null {
  const { operation, presence } = incident.kinds.violation
  const raising = presence === 'suspected' || presence === 'present' ? operation : null
  const first = raising ?? incident.threat.judgements.standing[0]?.operation ?? null
  return first === null ? null : happenedAt(incident, first)
}
