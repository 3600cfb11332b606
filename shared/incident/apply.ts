// Apply: what one operation, as it stands, changes in its incident. Total: it answers why it had no effect, never throws.
import type { NotApplied } from './corrections.ts'
import type { CallOutcome, Kind, Operation, OperationOf, Presence } from './operation.ts'

/** A call 発信 of this incident; `outcome` null: nobody has said yet what came of it (OP7). */
export type Call = {
  id: string
  contact: string | null
  organisation: string
  number: string
  at: string
  outcome: CallOutcome | null
  /** The callEnded that governs. */
  endedBy: string | null
}

export type Intake = { operation: string; what: string; at: string }
export type Measure = { operation: string; what: string; clause: string; at: string }
export type Acknowledgement = { operation: string; by: string | null; at: string }

type KindAssessed = OperationOf<'v1.kindAssessed'>['body']
export type Assessed = { presence: Presence; operation: string | null; standing: Assessment[] }
export type Assessment = { operation: string; presence: Presence }

/** An incident 事案 as its operations tell it. */
export type Incident = {
  id: string
  /** When the first of it happened; null while nothing stands. */
  since: string | null
  intakes: Intake[]
  /** What stands of each kind: the gravest of the assessments that none has replaced, and all of those. */
  kinds: Record<Kind, Assessed>
  calls: Map<string, Call>
  measures: Measure[]
  /** By the operation that was seen. */
  acknowledgements: Map<string, Acknowledgement[]>
}

export function emptyIncident(id: string): Incident {
  return {
    id,
    since: null,
    intakes: [],
    kinds: {
      fault: { presence: 'investigating', operation: null, standing: [] },
      violation: { presence: 'investigating', operation: null, standing: [] },
    },
    calls: new Map(),
    measures: [],
    acknowledgements: new Map(),
  }
}

/** Writes one operation into the incident under construction. Calls come before what names them. */
export function apply(incident: Incident, operation: Operation): NotApplied | null {
  const { id, at } = operation
  // A correction or an acknowledgement is about what was said: the incident did not begin with it.
  const happened = operation.type !== 'v1.corrected' && operation.type !== 'v1.acknowledged'
  if (happened && (incident.since === null || Date.parse(at) < Date.parse(incident.since)))
    incident.since = at
  switch (operation.type) {
    case 'v1.callPlaced':
      incident.calls.set(id, { id, ...operation.body, at, outcome: null, endedBy: null })
      return null
    case 'v1.callEnded': {
      const call = incident.calls.get(operation.body.call)
      if (call === undefined) return 'noSuchCall'
      Object.assign(call, { outcome: operation.body.outcome, endedBy: id })
      return null
    }
    case 'v1.callIncluded':
      return incident.calls.has(operation.body.call) ? null : 'noSuchCall'
    case 'v1.intakeReceived':
      incident.intakes.push({ operation: id, what: operation.body.what, at })
      return null
    case 'v1.kindAssessed':
      incident.kinds[operation.body.kind] = assess(incident.kinds[operation.body.kind], id, operation.body)
      return null
    case 'v1.measureStarted':
      incident.measures.push({ operation: id, ...operation.body, at })
      return null
    case 'v1.acknowledged':
      for (const seen of operation.body.operations) {
        const before = incident.acknowledgements.get(seen) ?? []
        incident.acknowledgements.set(seen, [...before, { operation: id, by: operation.by, at }])
      }
      return null
    case 'v1.corrected':
      return null
  }
}

/** Gravest first. Our reading: where two people judged apart, what would ask for more to be done governs. */
const byGravity: readonly Presence[] = ['present', 'suspected', 'investigating', 'absent']

/** Assessments made apart, neither naming the other, stand together (1-1). */
function assess(before: Assessed, id: string, { presence, replaces }: KindAssessed): Assessed {
  const kept =
    replaces === undefined ? [] : before.standing.filter((one) => !replaces.includes(one.operation))
  const standing = [...kept, { operation: id, presence }]
  const [gravest] = standing.toSorted((a, b) => byGravity.indexOf(a.presence) - byGravity.indexOf(b.presence))
  return { presence: gravest?.presence ?? presence, operation: gravest?.operation ?? id, standing }
}

/** Whether people have judged a kind differently, and none has settled it since. */
export function isDivided({ presence, standing }: Assessed): boolean {
  return standing.some((one) => one.presence !== presence)
}
