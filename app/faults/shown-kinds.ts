// Kinds of fault 障害の種類 that show their checks (2-1(2)): those that were located, and those somebody has checked.
import { lastSaid, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { faultKinds } from '#plan'
import type { FaultKindRow } from '../../shared/plan/schemas.ts'

/** In plan order. While no kind of this plan is said, all of them: nobody has to say the kind first. */
export function shownKinds(incident: Incident): readonly FaultKindRow[] {
  const located = lastSaid(incident, 'v1.faultLocated')?.body.kinds ?? []
  const chosen = faultKinds.kinds.filter(({ id }) => located.includes(id))
  if (chosen.length === 0) return faultKinds.kinds
  const checked = new Set(saidOf(incident, 'v1.faultChecked').map(({ body }) => body.check))
  return faultKinds.kinds.filter(
    (kind) => chosen.includes(kind) || kind.checks.some(({ id }) => checked.has(id)),
  )
}
