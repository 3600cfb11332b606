// The records beside a gate: those made for it, and how the response was ended through it.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation, OperationType } from '../../shared/incident/operation.ts'
import { saidInTime } from '../../shared/incident/said-in-time.ts'
import { isOvertaken } from '../../shared/rules/ending.ts'
import type { Ending } from '../../shared/rules/ending.ts'
import { gateOf } from '../../shared/rules/gates.ts'
import type { Gate } from '../../shared/rules/gates.ts'

/** Earliest first. */
export function doneFor(incident: Incident, gate: Gate): Operation[] {
  return saidInTime(incident, typesOf[gate]).filter(({ type, body }) => {
    if (type === 'v1.notified') return body.clauses.includes('3-9')
    return type !== 'v1.councilDecided' || body.item === 'resumption'
  })
}

const typesOf: Record<Gate, readonly OperationType[]> = {
  '2-3': ['v1.integrityConfirmed', 'v1.integrityRepaired'],
  '3-9': ['v1.notified', 'v1.resumptionConfirmed', 'v1.councilDecided'],
  '3-3': ['v1.threatAssessed', 'v1.reportedInternally', 'v1.nothingStopped'],
  '1-3': ['v1.kindAssessed'],
}

/** The endings through this gate, each with whether something was found after it that began the response anew. */
export function endingsThrough(incident: Incident, gate: Gate): { ending: Ending; overtaken: boolean }[] {
  const endings = [
    ...saidOf(incident, 'v1.resumed'),
    ...saidOf(incident, 'v1.stoodDown'),
    ...saidOf(incident, 'v1.foundNotApplicable'),
  ]
  return endings
    .filter((ending) => gateOf(ending) === gate)
    .map((ending) => ({ ending, overtaken: isOvertaken(incident, ending) }))
}
