// Threat level 脅威度 (3-1, 3-3, 3-5) of an incident: what was thought likely, what was judged, what stands of it.
import type { ThreatLevel } from '../plan/schemas.ts'
import type { OperationOf } from './operation.ts'
import { maxReplacedAtOnce } from './operation-fields.ts'
import { judge, noRivals } from './rivals.ts'
import type { Rivals } from './rivals.ts'

type LevelSaid = OperationOf<'v1.threatSuspected'> | OperationOf<'v1.threatAssessed'>

/** 可能性が高いとして記録 (`suspected`) or 判定 (`assessed`): two acts, of which only the second settles anything. */
export type Judgement = { operation: string; act: 'suspected' | 'assessed'; level: ThreatLevel }

export type Threat = {
  judgements: Rivals<Judgement>
  /** Since which judgement the level that governs has done so without a break. */
  governsSince: string | null
  /** Since which of them level 2 or 3 has been likely or judged without a break (3-2(4)); null: it is neither. */
  graveSince: string | null
  /** Every judgement of level 3, replaced ones too: the event occurred (3-8, 3-9). */
  level3: readonly string[]
}

export const noThreat: Threat = { judgements: noRivals, governsSince: null, graveSince: null, level3: [] }

/** Writes a suspicion or an assessment into the threat under construction. */
export function weigh(before: Threat, said: LevelSaid): Threat {
  const act: Judgement['act'] = said.type === 'v1.threatAssessed' ? 'assessed' : 'suspected'
  const { level } = said.body
  const replaces = said.type === 'v1.threatAssessed' ? said.body.replaces : []
  const judgements = judge(before.judgements, { operation: said.id, act, level }, replaces)
  const threat = { ...before, judgements }
  return {
    judgements,
    governsSince: governingLevel(threat) === governingLevel(before) ? before.governsSince : said.id,
    graveSince: judgements.standing.some((one) => one.level > 1) ? (before.graveSince ?? said.id) : null,
    level3: act === 'assessed' && level === 3 ? [...before.level3, said.id] : before.level3,
  }
}

/** The operations of one act that stand, highest level first. */
export function standingOf({ judgements }: Threat, act: Judgement['act']): Judgement[] {
  return judgements.standing.filter((one) => one.act === act).toSorted((a, b) => b.level - a.level)
}

/**
 * Ids of the operations that the next judgement replaces: the gravest standing judgements first, then suspicions, at most
 * as many as one may name. Where more stand, which no night should see, the judgement after it settles the rest.
 */
export function settledByNext(threat: Threat): string[] {
  return [...standingOf(threat, 'assessed'), ...standingOf(threat, 'suspected')]
    .slice(0, maxReplacedAtOnce)
    .map(({ operation }) => operation)
}

/** The judged level that governs: the highest that stands. Null: nobody has judged yet. */
export function governingLevel(threat: Threat): ThreatLevel | null {
  return standingOf(threat, 'assessed')[0]?.level ?? null
}

/** 判断が分かれています: people have judged differently, and none has settled it since. */
export function isThreatDivided(threat: Threat): boolean {
  return standingOf(threat, 'assessed').some(({ level }) => level !== governingLevel(threat))
}
