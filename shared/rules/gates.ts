// Gates: what is missing before the response may be ended. A gate never says that it is clear while something is
// missing, and never hides its button: going on takes a reason, and shows 未了 until it is made good.
import { isSaidAfter, lastSaid } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { governingLevel, standingOf } from '../incident/threat.ts'
import { plan as printed } from '../plan/plan.ts'
import type { Plan } from '../plan/plan.ts'
import { asked, isOwed } from './duty.ts'
import type { Duty, DutyId } from './duty.ts'
import { dutyTable } from './duty-table.ts'
import type { KnownEntry } from './duty-table.ts'
import { owedForCertain } from './duties.ts'
import { endingsOf } from './ending.ts'
import type { Ending } from './ending.ts'
import { isFaultTrack } from './fault/fault-track.ts'
import { thisRound } from './round.ts'
import { isContradicted, isViolationTrack, leastGraveLevel } from './violation/violation-track.ts'

export type Gate = '2-3' | '3-9' | '3-3' | '1-3'

/**
 * The missing duties, each of which names the clause and the act that mends it. Empty: nothing. It does not ask
 * whether the chapter applies: where nobody has said so, nothing was confirmed either.
 */
export function blockers(incident: Incident, gate: Gate): Duty[] {
  return missing[gate](incident).filter(isOwed)
}

const missing: Record<Gate, (incident: Incident) => Duty[]> = {
  '2-3': (incident) => ask(incident, '2-3 integrity', '2-3 repair'),
  // 3-8 never stands in the way. The confirmation comes last: the button that resumes can say it too.
  '3-9': (incident) => [
    ...unjudged(incident),
    ...ask(incident, '3-9 maintainer', '3-9 prefecture', '3-9 agency', '3-9 council', '3-9 confirm'),
  ],
  '3-3': beforeStandDown,
  '1-3': beforeNotApplicable,
}

/** What was said before the event came back is over (GT5). No gate waits for what the town adds to the plan. */
function ask(incident: Incident, ...ids: DutyId[]): Duty[] {
  return ids.flatMap((id) => {
    const { round }: KnownEntry = dutyTable[id]
    return asked(id, round === undefined ? incident : thisRound(incident, round), printed)
  })
}

/** Our reading: until a level was judged (3-3) nobody knows whether 3-9's proviso applies, nor whether it is level 1. */
function unjudged(incident: Incident): Duty[] {
  return isJudged(incident) ? [] : ask(incident, '3-3 assess')
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
    ...(above1 ? ask(incident, '3-5 settle') : []),
    ...(isJudged(incident) && !above1 ? ask(incident, '3-3 report') : []),
    ...ask(incident, '3-4(1) isolate', '3-9 council'),
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
    ...(fault.presence === 'absent' && !isFaultTrack(incident) ? [] : ask(incident, '1-3 inquire fault')),
    ...(goesOn ? ask(incident, '1-3 inquire violation') : []),
    ...(contradicted ? ask(incident, '3-5 settle') : []),
  ]
  return [...open.map((owed) => ({ ...owed, doneBy: [] })), ...ask(incident, '3-9 council')]
}

/** What is owed beside a gate, which speaks for its own clause alone: in the order of the screen, 直ちに first. */
export function owedBeside(incident: Incident, plan: Plan, gate: Gate): Duty[] {
  const own = blockers(incident, gate).map(({ id }) => id)
  return owedForCertain(incident, plan).filter(({ id, act }) => act !== endingAct[gate] && !own.includes(id))
}

const endingAct: Record<Gate, Duty['act']> = {
  '2-3': 'resumeAfterFault',
  '3-9': 'resumeAfterViolation',
  '3-3': 'standDown',
  '1-3': 'closeNotApplicable',
}

/** 未了: what is owed once the response was ended, until it is done; no ending lifts anything. */
export function leftOpen(incident: Incident, plan: Plan): Duty[] {
  const endings = endingsOf(incident)
  const owed = endings.length === 0 ? [] : owedForCertain(incident, plan)
  const ids = new Set(owed.map(({ id }) => id))
  const ofGates = endings.flatMap((ending) => blockers(incident, gateOf(ending)))
  return [...owed, ...ofGates.filter(({ id }) => !ids.has(id))]
}

/** The gate that an ending went through. */
export function gateOf(ending: Ending): Gate {
  if (ending.type === 'v1.resumed') return ending.body.clause
  return ending.type === 'v1.stoodDown' ? '3-3' : '1-3'
}
