// What a gate shows of the record: what was done for it, and how the response was ended through it.
import { isSaidAfter, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { isOvertaken } from '../../shared/rules/ending.ts'
import type { Ending } from '../../shared/rules/ending.ts'
import { gateOf } from '../../shared/rules/gates.ts'
import type { Gate } from '../../shared/rules/gates.ts'

/** In record order. */
export function doneFor(incident: Incident, gate: Gate): Operation[] {
  return inRecordOrder(incident, said[gate](incident))
}

const said: Record<Gate, (incident: Incident) => Operation[]> = {
  '2-3': (incident) => [
    ...saidOf(incident, 'v1.integrityConfirmed'),
    ...saidOf(incident, 'v1.integrityRepaired'),
  ],
  '3-9': (incident) => [
    ...saidOf(incident, 'v1.notified').filter(({ body }) => body.clause === '3-9'),
    ...saidOf(incident, 'v1.resumptionConfirmed'),
    ...saidOf(incident, 'v1.councilDecided').filter(({ body }) => body.item === 'resumption'),
  ],
  '3-3': (incident) => [
    ...saidOf(incident, 'v1.threatAssessed'),
    ...saidOf(incident, 'v1.reportedInternally'),
  ],
  '1-3': (incident) => saidOf(incident, 'v1.kindAssessed'),
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

function inRecordOrder(incident: Incident, operations: readonly Operation[]): Operation[] {
  return operations.toSorted((one, other) => (isSaidAfter(incident, one.id, other.id) ? 1 : -1))
}
