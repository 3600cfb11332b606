// Round: where the response was ended and the event came back, it begins anew. What was told, found and done the time
// before stays in the record and fulfils nothing of this time.
import { isSaidAfter } from '../incident/incident.ts'
import { follows } from '../incident/moments.ts'
import type { Incident } from '../incident/incident.ts'
import type { Kind } from '../incident/operation-bodies.ts'
import type { OperationType } from '../incident/operation.ts'
import { beganAnew } from './ending.ts'
import { evidentNotices } from './notices.ts'

/**
 * The incident with what belongs to this round of one kind alone; the whole of it while nothing came back. Kinds, levels
 * and form 1 stay whole: they are how things stand.
 */
export function thisRound(incident: Incident, kind: Kind): Incident {
  const began = beganAnew(incident, kind)
  return began === null ? incident : part(incident, (id, type) => isOfRound(incident, began, id, type))
}

/** What began this round of one kind, and the incident with what was said before it alone; null: nothing came back. */
export function roundBefore(incident: Incident, kind: Kind): { began: string; before: Incident } | null {
  const began = beganAnew(incident, kind)
  if (began === null) return null
  return { began, before: part(incident, (id, type) => !isOfRound(incident, began, id, type)) }
}

/** A call, and a notice by it, may have been written down before what began the round: their time tells too. */
function isOfRound(incident: Incident, began: string, id: string, type: OperationType): boolean {
  return type === 'v1.callPlaced' || type === 'v1.notified'
    ? follows(incident, id, began)
    : id === began || isSaidAfter(incident, id, began)
}

function part(incident: Incident, isOfIt: (id: string, type: OperationType) => boolean): Incident {
  return {
    ...incident,
    said: new Map(
      [...incident.said].map(([type, said]) => [type, said.filter(({ id }) => isOfIt(id, type))]),
    ),
    // By a call of before that failed, nobody was told afterwards either.
    notices: evidentNotices(incident).filter(({ operation }) => isOfIt(operation, 'v1.notified')),
    calls: new Map([...incident.calls].filter(([id]) => isOfIt(id, 'v1.callPlaced'))),
  }
}
