// Gates: what is missing before the response may be ended. A gate never says that it is clear while something is
// missing, and never hides its button: going on takes a reason, and shows 未了 until it is made good.
import type { Incident } from '../incident/incident.ts'
import { governingLevel, isThreatDivided, standingOf } from '../incident/threat.ts'
import { duty, isOwed } from './duty.ts'
import type { Duty } from './duty.ts'
import { containmentDuties } from './containment.ts'
import { intakeDuties } from './intake.ts'
import type { Ending } from './ending.ts'
import { faultResumptionDuties, violationResumptionDuties } from './resumption.ts'
import { threatDuties } from './threat.ts'
import { isContradicted, leastGraveLevel, violationSince } from './violation-track.ts'

export type Gate = '2-3' | '3-9' | '3-3' | '1-3'

/** What is missing, each by its duty, which names the clause and the act that mends it. Empty: nothing. */
export function blockers(incident: Incident, gate: Gate): Duty[] {
  return missing[gate](incident).filter(isOwed)
}

const missing: Record<Gate, (incident: Incident) => Duty[]> = {
  '2-3': (incident) => faultResumptionDuties(incident).filter(({ act }) => act !== 'resumeAfterFault'),
  // 3-8 never stands in the way.
  '3-9': (incident) =>
    violationResumptionDuties(incident).filter(({ act }) => act !== 'resumeAfterViolation'),
  '3-3': beforeStandDown,
  '1-3': beforeNotApplicable,
}

/**
 * Level 1 judged, nobody of another mind, the internal report made. Our reading: a cut-off that is owed stands in the
 * way too, and after level 3 the council's decision, without which there is no way back to 通常運用体制 (3-9).
 */
function beforeStandDown(incident: Incident): Duty[] {
  const { threat } = incident
  const likely = standingOf(threat, 'suspected').some(({ level }) => level >= leastGraveLevel)
  const isLevel1 = governingLevel(threat) === 1 && !isThreatDivided(threat) && !likely
  const owed = (act: Duty['act']) => (one: Duty) => one.act === act
  return [
    ...(isLevel1 ? [] : [reassessment(incident)]),
    ...threatDuties(incident).filter(owed('reportInternally')),
    ...containmentDuties(incident).filter(owed('isolate')),
    ...violationResumptionDuties(incident).filter(owed('decideResumption')),
  ]
}

/** 無 of both kinds, and no level 2 or 3 that says otherwise. */
function beforeNotApplicable(incident: Incident): Duty[] {
  const inquiries = intakeDuties(incident).filter(
    ({ act }) =>
      (act === 'assessFault' && incident.kinds.fault.presence !== 'absent') ||
      (act === 'assessViolation' && incident.kinds.violation.presence !== 'absent'),
  )
  return [
    ...inquiries.map((inquiry) => ({ ...inquiry, doneBy: [] })),
    ...(isContradicted(incident) ? [reassessment(incident)] : []),
  ]
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

/** The gate that an ending went through. */
export function gateOf(ending: Ending): Gate {
  if (ending.type === 'v1.resumed') return ending.body.clause
  return ending.type === 'v1.stoodDown' ? '3-3' : '1-3'
}
