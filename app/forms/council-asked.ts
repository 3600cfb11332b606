// 開催を求めた in the call by which somebody was told: a record of its own, at the time of the call.
import type { Call } from '../../shared/incident/incident.ts'
import type { Fact } from '../../shared/incident/operation.ts'

/** `clause`: the one that asks for the council; without it nothing was asked. */
export function councilAsked(subject: string, clause: string | undefined, { at }: Call): Fact[] {
  return clause === undefined
    ? []
    : [{ type: 'v1.councilRequested', subject, body: { what: null, clause }, at }]
}
