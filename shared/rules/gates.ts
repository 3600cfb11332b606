// Gates: what is missing before the response may be ended. A gate never says that it is clear while something is
// missing, and never hides its button: going on takes a reason, and shows 未了 until it is made good.
import { isSaidAfter, lastSaid } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { governingLevel, standingOf } from '../incident/threat.ts'
import { duty, isOwed } from './duty.ts'
import type { Duty } from './duty.ts'
import { cutOffAtOnce } from './violation/containment.ts'
import { endingsOf } from './ending.ts'
import type { Ending } from './ending.ts'
import { inquire } from './intake.ts'
import { beforeFaultResumption, beforeViolationResumption, councilDecision } from './violation/resumption.ts'
import { internalReport, judgement } from './violation/threat.ts'
import {
  isContradicted,
  isViolationTrack,
  leastGraveLevel,
  violationSince,
} from './violation/violation-track.ts'

export type Gate = '2-3' | '3-9' | '3-3' | '1-3'

/**
 * What is missing, each by its duty, which names the clause and the act that mends it. Empty: nothing. It does not ask
 * whether the chapter applies: where nobody has said so, nothing was confirmed either.
 */
export function blockers(incident: Incident, gate: Gate): Duty[] {
  return missing[gate](incident).filter(isOwed)
}

const missing: Record<Gate, (incident: Incident) => Duty[]> = {
  '2-3': beforeFaultResumption,
  // 3-8 never stands in the way.
  '3-9': (incident) => [...unjudged(incident), ...beforeViolationResumption(incident)],
  '3-3': beforeStandDown,
  '1-3': beforeNotApplicable,
}

/** Our reading: until a level was judged (3-3) nobody knows whether 3-9's proviso applies, nor whether it is level 1. */
function unjudged(incident: Incident): Duty[] {
  return isJudged(incident) ? [] : [judgement(incident)]
}

function isJudged({ threat }: Incident): boolean {
  return governingLevel(threat) !== null
}

/**
 * Level 1 judged, nobody of another mind, the internal report made. Our reading: a cut-off that is owed stands in the
 * way too, and after level 3 the council's decision, without which there is no way back to 通常運用体制 (3-9).
 */
function beforeStandDown(incident: Incident): Duty[] {
  const above1 = isJudged(incident) && isAbove1(incident)
  return [
    ...unjudged(incident),
    ...(above1 ? [reassessment(incident)] : []),
    ...(isJudged(incident) && !above1 ? [internalReport(incident)] : []),
    ...cutOffAtOnce(incident),
    ...councilDecision(incident),
  ]
}

/** Level 2 or 3 governs, is still thought likely, or 3-4(2) was found since level 1 was judged. */
function isAbove1(incident: Incident): boolean {
  const { threat } = incident
  const found = lastSaid(incident, 'v1.rightsAtRiskFound')
  const judged = standingOf(threat, 'assessed')
  return (
    threat.judgements.standing.some(({ level }) => level >= leastGraveLevel) ||
    (found !== undefined && judged.some(({ operation }) => isSaidAfter(incident, found.id, operation)))
  )
}

/**
 * 無 of both kinds, and no threat that says otherwise: a 無 said after it, below level 2, or its judgement again; after
 * level 3 the council's decision, as before a stand-down.
 */
function beforeNotApplicable(incident: Incident): Duty[] {
  const { fault, violation } = incident.kinds
  const contradicted = isContradicted(incident)
  const goesOn = violation.presence !== 'absent' || (isViolationTrack(incident) && !contradicted)
  const open = [
    ...(fault.presence === 'absent' ? [] : [inquire(incident, 'fault')]),
    ...(goesOn ? [inquire(incident, 'violation')] : []),
    ...(contradicted ? [reassessment(incident)] : []),
  ]
  return [...open.map((owed) => ({ ...owed, doneBy: [] })), ...councilDecision(incident)]
}

/** To be judged again first (3-5), by nobody's operation yet. */
function reassessment(incident: Incident): Duty {
  return duty({
    id: '3-5 settle',
    clause: '3-5',
    office: 'identityManager',
    act: 'reassessThreat',
    since: violationSince(incident),
    doneBy: [],
  })
}

/** 未了: what was missing when the response was ended, and still is. */
export function leftOpen(incident: Incident): Duty[] {
  return endingsOf(incident).flatMap((ending) => blockers(incident, gateOf(ending)))
}

/** The gate that an ending went through. */
export function gateOf(ending: Ending): Gate {
  if (ending.type === 'v1.resumed') return ending.body.clause
  return ending.type === 'v1.stoodDown' ? '3-3' : '1-3'
}
