// Apply: what one operation, as it stands, changes in its incident. Total: it returns why it had no effect, never throws.
import { contactOffice } from '../plan/contacts.ts'
import { firstYear } from './clock-bounds.ts'
import type { NotApplied } from './corrections.ts'
import { isLongPast } from './event-age.ts'
import type { Assessed, Incident, Received } from './incident.ts'
import { fillIn } from './intake-form.ts'
import type { Presence } from './operation-bodies.ts'
import type { Operation, OperationOf } from './operation.ts'
import { judge } from './rivals.ts'
import { maxClockLeadMs, timeOf } from './stamp.ts'
import { weigh } from './threat.ts'

/**
 * Writes one operation into the incident under construction; `place`: its own in record order; `received`: when the server
 * had it, null while only this device has it, and by whom. Calls come before what names them.
 */
export function apply(
  incident: Incident,
  operation: Operation,
  place: number,
  received: Received = { receivedAt: null },
): NotApplied | null {
  const { id, at, stamp } = operation
  // A correction or an acknowledgement is about what was said: the incident did not begin with it.
  const happened = operation.type !== 'v1.corrected' && operation.type !== 'v1.acknowledged'
  // One time that was mistyped by years does not say since when.
  const possible = possibleAt(at, received.receivedAt)
  const isLikely = possible !== at || (at >= firstYear && !isLongPast(at, Date.parse(timeOf(stamp))))
  const began = happened && isLikely
  if (began && (incident.since === null || Date.parse(possible) < Date.parse(incident.since)))
    incident.since = possible
  if (happened) {
    incident.order.set(id, { place, at: possible, operation, received })
    append(incident.said, operation.type, operation)
  }
  switch (operation.type) {
    case 'v1.callPlaced':
      incident.calls.set(id, {
        id,
        ...operation.body,
        office: operation.body.office ?? contactOffice(operation.body.contact),
        at,
        outcome: null,
        endedBy: null,
      })
      return null
    case 'v1.callEnded': {
      const call = incident.calls.get(operation.body.call)
      if (call === undefined) return 'noSuchCall'
      Object.assign(call, { outcome: operation.body.outcome, endedBy: id })
      return null
    }
    case 'v1.callIncluded':
      return incident.calls.has(operation.body.call) ? null : 'noSuchCall'
    case 'v1.notified':
      incident.notices.push({ operation: id, ...operation.body, at })
      return null
    case 'v1.intakeReceived':
      incident.intakes.push({ operation: id, what: operation.body.what, at: possible, by: operation.by })
      return null
    case 'v1.intakeDetailed':
      incident.intakeForm = fillIn(incident.intakeForm, operation.body.form)
      return null
    case 'v1.kindAssessed':
      incident.kinds[operation.body.kind] = assess(incident.kinds[operation.body.kind], id, operation.body)
      return null
    case 'v1.threatSuspected':
    case 'v1.threatAssessed':
      incident.threat = weigh(incident.threat, operation)
      return null
    case 'v1.acknowledged':
      for (const seen of operation.body.operations) {
        append(incident.acknowledgements, seen, { operation: id, by: operation.by, at })
      }
      return null
    default:
      // The rest stands for itself: what it means is for the rules and the sheets that ask for it.
      return null
  }
}

/** `at`, or of a clock that was set to nothing or told what was still to come when the server had it (ISO 8601). */
function possibleAt(at: string, receivedAt: string | null): string {
  if (receivedAt === null) return at
  return at < firstYear || Date.parse(at) > Date.parse(receivedAt) + maxClockLeadMs ? receivedAt : at
}

/** The incident is under construction, its lists nobody else's yet: they grow in place. */
function append<K, V>(lists: Map<K, V[]>, key: K, one: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

/** Gravest first. Our reading: where two people judged apart, what would ask for more to be done governs. */
const byGravity: readonly Presence[] = ['present', 'suspected', 'investigating', 'absent']

/** 1-1: each kind by itself. */
function assess(
  before: Assessed,
  id: string,
  { presence, replaces }: OperationOf<'v1.kindAssessed'>['body'],
): Assessed {
  const named = replaces ?? before.standing.map(({ operation }) => operation)
  const rivals = judge(before, { operation: id, presence }, named)
  const [gravest] = rivals.standing.toSorted(
    (a, b) => byGravity.indexOf(a.presence) - byGravity.indexOf(b.presence),
  )
  return { ...rivals, presence: gravest?.presence ?? presence, operation: gravest?.operation ?? id }
}
