// Whether chapter 3 applies 不正行為対応 (1-1, 3-2), and what a 無 has to do with it.
import { happenedAt, isSaidAfter, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import { governingLevel, standingOf } from '../../incident/threat.ts'
import type { Threat } from '../../incident/threat.ts'
import type { ThreatLevel } from '../../plan/schemas.ts'
import { idsOf, isUnder } from '../duty-entry.ts'
import type { Raised } from '../duty-entry.ts'

/** Common to most duties of chapter 3. */
export const ofViolation = {
  office: 'identityManager',
  round: 'violation',
  applies: isViolationTrack,
  raised: (incident: Incident): Raised[] => [{ since: violationSince(incident) }],
} as const

/** From this level on the prefecture is told (3-2(4)) and measures follow (3-3). */
export const leastGraveLevel = 2

/**
 * 疑い and 有 raise chapter 3. Our reading: so does a threat that somebody thought likely or judged, by 3-4 too, and a
 * cut-off, which is a measure of 3-4. A 無 said after it ends that, and it begins again with what is said after the 無. Where
 * level 2 or 3 stands, thought likely or judged, or 3-4 found something or was acted upon, no 無 ends it: the inquiry of 1-3
 * is another office's than the judgement of 3-3, which alone settles a level, or 3-5 by judging again; and one wrong tap at
 * night must not take away the call to the prefecture.
 */
export function isViolationTrack(incident: Incident): boolean {
  const { kinds, threat } = incident
  const { presence, standing: assessments } = kinds.violation
  const threats = threatsSaid(incident)
  if (presence !== 'absent') return presence !== 'investigating' || threats.length > 0
  if (isGrave(threat) || isUrgent(incident)) return true
  return threats.some((said) => assessments.every((absent) => isSaidAfter(incident, said, absent.operation)))
}

function isGrave({ judgements }: Threat): boolean {
  return judgements.standing.some(({ level }) => level >= leastGraveLevel)
}

/** 3-4 found something or was acted upon, and nobody has judged a level since. */
function isUrgent(incident: Incident): boolean {
  const judged = standingOf(incident.threat, 'assessed')
  return ofContainment(incident).some((found) =>
    judged.every(({ operation }) => isSaidAfter(incident, found, operation)),
  )
}

/** The judgements of the threat that stand, then what is 3-4's. */
function threatsSaid(incident: Incident): string[] {
  return [
    ...incident.threat.judgements.standing.map(({ operation }) => operation),
    ...ofContainment(incident),
  ]
}

/** What 3-4 found: an immediate threat (1), rights at risk (2); and every cut-off but a provisional one (1-3). */
function ofContainment(incident: Incident): string[] {
  const cutOffs = saidOf(incident, 'v1.isolated').filter(({ body }) => !isUnder(body.clause, '1-3'))
  return [...urgentFindings(incident), ...cutOffs.map(({ id }) => id)]
}

/** Findings of 本人確認情報管理責任者 that ask for a cut-off 直ちに: 3-4(1), proviso, and 3-4(2). */
export function urgentFindings(incident: Incident): string[] {
  return [...idsOf(incident, 'v1.immediateThreatJudged'), ...idsOf(incident, 'v1.rightsAtRiskFound')]
}

/**
 * Whether 不正行為 is 無 while level 2 or 3 stands, thought likely or judged, or 3-4 found something or was acted upon,
 * whichever was said first: one of the two is to be settled, by judging the level again (3-5), by 疑い or 有, or by 誤入力.
 */
export function isContradicted(incident: Incident): boolean {
  const { kinds, threat } = incident
  return kinds.violation.presence === 'absent' && (isGrave(threat) || isUrgent(incident))
}

/** When level 2 or 3 was first judged (ISO 8601), while one of them governs and chapter 3 applies; null: it is not so. */
export function graveSince(incident: Incident): string | null {
  if (!isViolationTrack(incident) || (governingLevel(incident.threat) ?? 0) < leastGraveLevel) return null
  const first = saidOf(incident, 'v1.threatAssessed').find(({ body }) => body.level >= leastGraveLevel)
  return happenedAt(incident, first?.id ?? incident.threat.governsSince ?? '')
}

/** When what raised chapter 3 was said to have happened (ISO 8601). */
export function violationSince(incident: Incident): string | null {
  const { operation, presence } = incident.kinds.violation
  const raising = presence === 'suspected' || presence === 'present' ? operation : null
  const first = raising ?? threatsSaid(incident)[0] ?? null
  return first === null ? null : happenedAt(incident, first)
}

/** Raised by the level that governs (3-3, 3-4), where it is one of these. */
export function whileGoverned(...levels: ThreatLevel[]) {
  return (incident: Incident): Raised[] => {
    const { threat } = incident
    const level = governingLevel(threat)
    const by = threat.governsSince
    if (level === null || !levels.includes(level)) return []
    return [{ since: by === null ? null : happenedAt(incident, by), by }]
  }
}

/** When level 3 was first judged (ISO 8601), judged lower since or not; null: never, or by 誤入力 alone. */
export function levelThreeSince(incident: Incident): string | null {
  const [first] = incident.threat.level3
  return first === undefined ? null : happenedAt(incident, first)
}

/** 3-8, 3-9: what level 3 once asked for stays owed when a lower one was judged since. */
export function whereLevel3Was({ threat }: Incident): string | null {
  return governingLevel(threat) === 3 ? null : 'レベル3と判定されたため(当方の読み方)'
}
