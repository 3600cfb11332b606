// The threat level 脅威度 at a glance: judged or thought likely, whichever is graver, since when, by whom; 判断が分かれています
// comes before that.
import { happenedAt, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { likelyAbove } from '../../shared/incident/likely-above.ts'
import { governingLevel, isThreatDivided } from '../../shared/incident/threat.ts'
import type { Threat } from '../../shared/incident/threat.ts'
import { authorityOf } from '../../shared/rules/authority.ts'
import { isViolationTrack } from '../../shared/rules/violation/violation-track.ts'
import { unconfirmed } from './actor-words.ts'
import { shortTime } from './dates.ts'

export type LevelState = { what: string; detail: string; alarm: boolean }

export function levelState(incident: Incident, now: Date): LevelState {
  const { threat } = incident
  const level = governingLevel(threat)
  const likely = likelyAbove(threat)
  const divided = isThreatDivided(threat) ? '判断が分かれています' : null
  if (likely !== undefined) {
    const since = happenedAt(incident, likely.operation)
    const judgedSoFar = level === null ? '未判定' : `判定はレベル${level}`
    return {
      what: `レベル${likely.level}の可能性`,
      detail: `${since === null ? '' : `${shortTime(since, now)}から・`}${divided ?? judgedSoFar}`,
      alarm: true,
    }
  }
  if (level === null)
    return { what: '脅威度 —', detail: isViolationTrack(incident) ? '未判定' : '', alarm: false }
  const judged = saidOf(incident, 'v1.threatAssessed').find(({ id }) => id === threat.governsSince)
  const since = judged === undefined ? '' : ` ${shortTime(judged.at, now)}から`
  const by = judged === undefined ? [] : [judged.by ?? '記録者は未記入']
  const mark = judged !== undefined && authorityOf(judged) === 'unconfirmed' ? [unconfirmed] : []
  return {
    what: `レベル${level}${since}`,
    detail: divided ?? [...by, ...mark].join('・'),
    alarm: level >= 2,
  }
}

/** `レベル1・レベル3の可能性が高い`, as lists and sheets have it; null: neither judged nor likely. */
export function levelInWords(threat: Threat): string | null {
  const judged = governingLevel(threat)
  const likely = likelyAbove(threat)
  const words = [
    ...(judged === null ? [] : [`レベル${judged}`]),
    ...(likely === undefined ? [] : [`レベル${likely.level}の可能性が高い`]),
    ...(isThreatDivided(threat) ? ['判断が分かれています'] : []),
  ]
  return words.length === 0 ? null : words.join('・')
}
