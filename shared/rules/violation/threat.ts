// Judging the threat level 脅威度の判定 (3-1, 3-3) and judging it again (3-5), by 本人確認情報管理責任者.
import type { Folded } from '../../incident/fold.ts'
import { happenedAt, isSaidAfter, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationType } from '../../incident/operation.ts'
import { governingLevel, isThreatDivided, standingOf } from '../../incident/threat.ts'
import { threatLevels } from '../../plan/threat-levels.ts'
import type { ThreatLevel } from '../../plan/threat-levels.ts'
import { duty, idsOf, isUnder } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { graveSince, isViolationTrack, leastGraveLevel, violationSince } from './violation-track.ts'

/** The level of the highest example that was ticked (3-1). Null: none of this plan's. It only suggests. */
export function suggestedLevel(examples: readonly string[]): ThreatLevel | null {
  const matching = threatLevels.filter((level) => level.examples.some(({ id }) => examples.includes(id)))
  return matching.toSorted((a, b) => b.level - a.level)[0]?.level ?? null
}

/** The judgement itself, then what 3-3 asks for at the level that governs. */
export function threatDuties(incident: Incident): Duty[] {
  if (!isViolationTrack(incident)) return []
  const level = governingLevel(incident.threat)
  const byItsLevel = level === null ? [] : byLevel[level].map((what) => what(incident))
  return [judgement(incident), ...byItsLevel]
}

const byIdentityManager = { clause: '3-3', office: 'identityManager' } as const

/** Owed until somebody has judged, and again while people have judged apart. */
export function judgement(incident: Incident): Duty {
  const { threat } = incident
  const settled = isThreatDivided(threat) ? [] : standingOf(threat, 'assessed')
  const doneBy = settled.map(({ operation }) => operation)
  const since = violationSince(incident)
  return duty({ ...byIdentityManager, id: '3-3 assess', act: 'assessThreat', since, doneBy })
}

/** 3-5: judged again on what is known; offered as long as level 2 or 3 governs, for the person to say when. */
export function reassessmentDuties(incident: Incident): Duty[] {
  const level = governingLevel(incident.threat)
  if (level === null || level < leastGraveLevel) return []
  const judgements = saidOf(incident, 'v1.threatAssessed')
  // One that names a suspicion alone is the first judgement (3-3).
  const again = judgements.filter(({ id, body }) =>
    judgements.some((other) => other.id !== id && body.replaces.includes(other.id)),
  )
  return [
    duty({
      id: '3-5 reassess',
      clause: '3-5',
      office: 'identityManager',
      condition: '把握した状況を基に',
      act: 'reassessThreat',
      since: graveSince(incident),
      doneBy: again.map(({ id }) => id),
    }),
  ]
}

type Asked = (incident: Incident) => Duty

// 3-5 applies 3-3 again to what was judged again. Our reading: what ends the response at level 1 ends it as it was then
// judged, so that any later judgement asks for it anew. Causes found and measures taken stay so at every level.
const byLevel: Record<ThreatLevel, Asked[]> = {
  1: [
    internalReport,
    (incident) => {
      const doneBy = doneSinceJudged(incident, 'v1.stoodDown')
      return asked(incident, { name: 'standDown', act: 'standDown', doneBy })
    },
  ],
  2: [
    cause,
    (incident) => {
      const doneBy = measuresUnder(incident, ['3-3', '3-4'])
      return asked(incident, { name: 'measures', act: 'takeMeasures', urgency: '直ちに', doneBy })
    },
  ],
  3: [
    cause,
    (incident) => {
      const doneBy = measuresUnder(incident, ['3-4'])
      return asked(incident, { name: 'emergency', act: 'takeEmergencyMeasures', urgency: '直ちに', doneBy })
    },
    (incident) => {
      const doneBy = councilRequests(incident)
      return asked(incident, { name: 'council', act: 'requestCouncil', urgency: '直ちに', doneBy })
    },
  ],
}

/** 庁内での必要な報告, made since it was judged. */
export function internalReport(incident: Incident): Duty {
  const doneBy = doneSinceJudged(incident, 'v1.reportedInternally')
  return asked(incident, { name: 'report', act: 'reportInternally', doneBy })
}

function cause(incident: Incident): Duty {
  const doneBy = idsOf(incident, 'v1.causeFound')
  return asked(incident, { name: 'cause', act: 'findCause', urgency: '直ちに', doneBy })
}

function asked(
  incident: Incident,
  { name, ...what }: { name: string } & Pick<Duty, 'act' | 'doneBy'> & Partial<Pick<Duty, 'urgency'>>,
): Duty {
  const { governsSince } = incident.threat
  const since = governsSince === null ? null : happenedAt(incident, governsSince)
  return duty({ ...byIdentityManager, id: `3-3 ${name}`, since, ...what })
}

/** What was begun under one of these clauses, or cut off, by 参考 too; under 1-3 it was provisional. */
function measuresUnder(incident: Incident, clauses: readonly ('3-3' | '3-4')[]): string[] {
  const begun = saidOf(incident, 'v1.measureStarted').filter(({ body }) =>
    clauses.some((clause) => isUnder(body.clause, clause)),
  )
  const cutOff = saidOf(incident, 'v1.isolated').filter(({ body }) => !isUnder(body.clause, '1-3'))
  return [...begun, ...cutOff].map(({ id }) => id)
}

/** What was done after the latest of the judgements that stand. */
function doneSinceJudged(incident: Incident, type: OperationType): string[] {
  const judged = standingOf(incident.threat, 'assessed')
  return idsOf(incident, type).filter((done) =>
    judged.every(({ operation }) => isSaidAfter(incident, done, operation)),
  )
}

/**
 * The requests for the council under 3-3 since level 3 governs. Our reading: a level 3 that comes back after a lower one
 * is met by 3-3 anew, so that the chief knows of it; level 3 judged again while it governs asks nothing more of the
 * council that was asked for, which meets as often as needed (1-4). 3-5 asks by 3-3.
 */
function councilRequests(incident: Incident): string[] {
  const { governsSince } = incident.threat
  if (governsSince === null) return []
  return saidOf(incident, 'v1.councilRequested')
    .filter(
      ({ id, body }) =>
        (body.clause === '3-3' || body.clause === '3-5') && isSaidAfter(incident, id, governsSince),
    )
    .map(({ id }) => id)
}

/** Whether 3-8 and 3-9's council went because every judgement of level 3 was marked 誤入力 (or 訂正 to another level). */
export function liftedByMistake({ incident, entries }: Folded): boolean {
  const wasJudged3 = entries.some(
    ({ read }) =>
      read.known && read.operation.type === 'v1.threatAssessed' && read.operation.body.level === 3,
  )
  return wasJudged3 && incident.threat.level3.length === 0
}
