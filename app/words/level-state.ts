// The threat level 脅威度 at a glance: judged or thought likely, since when, by whom; 判断が分かれています comes before that.
import { happenedAt, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { governingLevel, isThreatDivided, standingOf } from '../../shared/incident/threat.ts'
import { authorityOf } from '../../shared/rules/authority.ts'
import { isViolationTrack } from '../../shared/rules/violation/violation-track.ts'
import { unconfirmed } from './actor-words.ts'
import { shortTime } from './dates.ts'

export type LevelState = { what: string; detail: string; alarm: boolean }

export function levelState(incident: Incident, now: Date): LevelState {
  const { threat } = incident
  const level = governingLevel(threat)
  const [likely] = standingOf(threat, 'suspected')
  if (level === null) {
    if (likely === undefined)
      return { what: '脅威度 —', detail: isViolationTrack(incident) ? '未判定' : '', alarm: false }
    const since = happenedAt(incident, likely.operation)
    return {
      what: `レベル${likely.level}の可能性`,
      detail: `${since === null ? '' : `${shortTime(since, now)}から・`}未判定`,
      alarm: true,
    }
  }
  const judged = saidOf(incident, 'v1.threatAssessed').find(({ id }) => id === threat.governsSince)
  const since = judged === undefined ? '' : ` ${shortTime(judged.at, now)}から`
  const by = judged === undefined ? [] : [judged.by ?? '記録者は未記入']
  const mark = judged !== undefined && authorityOf(judged) === 'unconfirmed' ? [unconfirmed] : []
  return {
    what: `レベル${level}${since}`,
    detail: isThreatDivided(threat) ? '判断が分かれています' : [...by, ...mark].join('・'),
    alarm: level >= 2,
  }
}
