// Picture of an incident 事案の図: its timeline as marks in five rows, the threat level as steps, isolations 切離し as bars.
// Its marks and bands; picture-layout.ts says where.
import type { ThreatLevel } from '../../shared/plan/schemas.ts'
import { isSaidAfter, saidOf } from '../../shared/incident/incident.ts'
import type { Call, Incident } from '../../shared/incident/incident.ts'
import type { OperationType } from '../../shared/incident/operation.ts'
import { governingLevel, noThreat, standingOf, weigh } from '../../shared/incident/threat.ts'

/** 電話, 脅威度, 措置, 決定, 報告・通報 */
export const rowIds = ['calls', 'threat', 'measures', 'council', 'reports'] as const
export type Row = (typeof rowIds)[number]

export type Shape =
  | 'connected'
  | 'failed'
  | 'unanswered'
  | `judged${ThreatLevel}`
  | `likely${ThreatLevel}`
  | 'found'
  | 'measure'
  | 'isolated'
  | 'reconnected'
  | 'asked'
  | 'convened'
  | 'held'
  | 'decided'
  | 'confirmed'
  | 'ended'
  | 'received'
  | 'told'

/** `atMs`: epoch milliseconds, as everywhere below. */
export type Mark = { operation: string; row: Row; shape: Shape; atMs: number }
/** From this moment on these levels stand, judged and thought likely. */
export type Step = { atMs: number; judged: ThreatLevel | null; likely: ThreatLevel | null }
/** From 切離し to the 再組込み that ended it; null: not reconnected. */
export type Bar = { operation: string; endedBy: string | null; atMs: number; untilMs: number | null }

export type Picture = { marks: Mark[]; steps: Step[]; bars: Bar[] }

const plainMarks: Partial<Record<OperationType, [Row, Shape]>> = {
  'v1.intakeReceived': ['reports', 'received'],
  'v1.notified': ['reports', 'told'],
  'v1.reported': ['reports', 'told'],
  'v1.reportedInternally': ['reports', 'told'],
  'v1.reportedToMayor': ['reports', 'told'],
  'v1.immediateThreatJudged': ['measures', 'found'],
  'v1.threatFoundUnlikely': ['measures', 'found'],
  'v1.rightsAtRiskFound': ['measures', 'found'],
  'v1.rightsNotAtRisk': ['measures', 'found'],
  'v1.measureStarted': ['measures', 'measure'],
  'v1.measureRequested': ['measures', 'measure'],
  'v1.integrityConfirmed': ['measures', 'measure'],
  'v1.integrityRepaired': ['measures', 'measure'],
  'v1.isolated': ['measures', 'isolated'],
  'v1.reconnected': ['measures', 'reconnected'],
  'v1.councilRequested': ['council', 'asked'],
  'v1.councilConvened': ['council', 'convened'],
  'v1.councilHeld': ['council', 'held'],
  'v1.councilDecided': ['council', 'decided'],
  'v1.resumptionConfirmed': ['council', 'confirmed'],
  'v1.nothingStopped': ['council', 'confirmed'],
  'v1.stoodDown': ['council', 'ended'],
  'v1.foundNotApplicable': ['council', 'ended'],
  'v1.resumed': ['council', 'ended'],
}

/** The marks of an incident's picture, the earliest first; at the same time, in record order. */
export function pictureOf(incident: Incident): Picture {
  const plain = [...incident.said].flatMap(([type, said]) => {
    const [row, shape] = plainMarks[type] ?? []
    return row === undefined || shape === undefined ? [] : said.map((one) => markOf(one, row, shape))
  })
  const order = ({ operation }: Mark) => incident.order.get(operation)?.place ?? 0
  return {
    marks: [...callMarks(incident), ...threatMarks(incident), ...plain].toSorted(
      (a, b) => a.atMs - b.atMs || order(a) - order(b),
    ),
    steps: stepsOf(incident),
    bars: barsOf(incident),
  }
}

function markOf({ id, at }: { id: string; at: string }, row: Row, shape: Shape): Mark {
  return { operation: id, row, shape, atMs: Date.parse(at) }
}

/** かけていない is no call. */
function callMarks({ calls }: Incident): Mark[] {
  return [...calls.values()]
    .filter(({ outcome }) => outcome !== 'notDialled')
    .map((call) => markOf(call, 'calls', callShape(call)))
}

function callShape({ outcome }: Call): Shape {
  if (outcome === null) return 'unanswered'
  return outcome === 'connected' ? 'connected' : 'failed'
}

/** Suspicions and judgements, the earliest first. */
function judgements(incident: Incident) {
  const said = [...saidOf(incident, 'v1.threatSuspected'), ...saidOf(incident, 'v1.threatAssessed')]
  return said.toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (isSaidAfter(incident, a.id, b.id) ? 1 : -1),
  )
}

function threatMarks(incident: Incident): Mark[] {
  return judgements(incident).map((said) => {
    const act = said.type === 'v1.threatAssessed' ? 'judged' : 'likely'
    return markOf(said, 'threat', `${act}${said.body.level}`)
  })
}

/** What stood after each of them, as far as it had been said by then. */
function stepsOf(incident: Incident): Step[] {
  let threat = noThreat
  return judgements(incident).map((said) => {
    threat = weigh(threat, said)
    const likely = standingOf(threat, 'suspected')[0]?.level ?? null
    return { atMs: Date.parse(said.at), judged: governingLevel(threat), likely }
  })
}

/** One 再組込み ends the 切離し it names; one that names none ends no bar. */
function barsOf(incident: Incident): Bar[] {
  const ends = saidOf(incident, 'v1.reconnected')
  return saidOf(incident, 'v1.isolated').map(({ id, at }) => {
    const end = ends.find(({ body }) => body.isolation === id)
    return {
      operation: id,
      endedBy: end?.id ?? null,
      atMs: Date.parse(at),
      untilMs: end === undefined ? null : Math.max(Date.parse(at), Date.parse(end.at)),
    }
  })
}
