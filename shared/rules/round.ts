// Round: where the response was ended and the event came back, it begins anew. What was told, found and done the time
// before stays in the record and fulfils nothing of this time.
import { follows, happenedAt, isSaidAfter } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { Kind } from '../incident/operation-bodies.ts'
import type { Operation } from '../incident/operation.ts'
import { beganAnew } from './ending.ts'
import { evidentNotices } from './notices.ts'

/**
 * The incident with what belongs to this round of one kind alone; the whole of it while nothing came back. Kinds, levels
 * and form 1 stay whole: they are how things stand.
 */
export function thisRound(incident: Incident, kind: Kind): Incident {
  const began = beganAnew(incident, kind)
  if (began === null) return incident
  // A call, and a notice by it, may have been written down before what began it: their time tells too.
  const isOfIt = ({ id, type }: Operation) =>
    type === 'v1.callPlaced' || type === 'v1.notified'
      ? follows(incident, id, began)
      : id === began || isSaidAfter(incident, id, began)
  return {
    ...incident,
    said: new Map([...incident.said].map(([type, said]) => [type, said.filter(isOfIt)])),
    // By a call of before that failed, nobody was told afterwards either.
    notices: evidentNotices(incident).filter(({ operation }) => follows(incident, operation, began)),
    calls: new Map([...incident.calls].filter(([id]) => follows(incident, id, began))),
  }
}

/** When what began this round happened (ISO 8601); null: nothing came back. */
export function roundSince(incident: Incident, kind: Kind): string | null {
  const began = beganAnew(incident, kind)
  return began === null ? null : happenedAt(incident, began)
}
