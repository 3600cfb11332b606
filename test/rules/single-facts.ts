// One fact of every type that can be said, in each way that a duty may tell apart: notices of every clause to every office.
import { operationTypes } from '../../shared/incident/operation-bodies.ts'
import { maintainerRequestIds } from '../../shared/incident/fault-bodies.ts'
import type { Operation, OperationOf, OperationType } from '../../shared/incident/operation.ts'
import { sheetIds } from '../../shared/incident/report-bodies.ts'
import { sourceIds } from '../../shared/incident/violation-bodies.ts'
import { councilAgenda, faultKinds, offices, threatLevels } from '#plan'
import { clauseIds } from '../../shared/plan/clause-ids.ts'
import { kindIds, presenceIds } from '../../shared/plan/kinds.ts'
import { bodies } from '../incident/bodies.ts'
import { ended, placed } from '../incident/said.ts'
import { operation } from '../people.ts'

/** `by`: what it is called in a table: its type, and the way it was said. `more`: what makes it whole. */
export type SingleFact = { by: string; said: Operation; more: Operation[] }

type Ways = {
  [T in OperationType]?: (before: readonly Operation[]) => Record<string, Partial<OperationOf<T>['body']>>
}

const each = <Key extends string | number, Body>(keys: readonly Key[], body: (key: Key) => Body) =>
  Object.fromEntries(keys.map((key) => [String(key), body(key)]))
const officeIds = offices.map(({ id }) => id)
const last = (before: readonly Operation[], type: OperationType) =>
  before.findLast((one) => one.type === type)?.id

const ways: Ways = {
  'v1.notified': () =>
    Object.assign(
      {},
      ...clauseIds.map((clause) =>
        Object.fromEntries(
          officeIds.map((office) => [`${clause} ${office}`, { office, call: null, clauses: [clause] }]),
        ),
      ),
    ),
  'v1.kindAssessed': () =>
    Object.assign(
      {},
      ...kindIds.map((kind) =>
        Object.fromEntries(
          presenceIds.map((presence) => [`${kind} ${presence}`, { kind, presence }] as const),
        ),
      ),
    ),
  'v1.threatAssessed': (before) => {
    const judged = last(before, 'v1.threatAssessed')
    return {
      ...each(
        threatLevels.levels.map(({ level }) => level),
        (level) => ({ level, replaces: [] }),
      ),
      ...(judged !== undefined && { 'another level': { level: 3 as const, replaces: [judged] } }),
    }
  },
  'v1.measureStarted': () => each(clauseIds, (clause) => ({ clause })),
  'v1.isolated': () => each(clauseIds, (clause) => ({ clause })),
  'v1.councilRequested': () => each(clauseIds, (clause) => ({ clause })),
  'v1.maintainerAsked': () => each(maintainerRequestIds, (request) => ({ requests: [request] })),
  'v1.faultLocated': () => ({ whole: {}, 'without place': { place: null } }),
  'v1.faultChecked': () =>
    each(
      faultKinds.kinds.flatMap(({ checks }) => checks.map(({ id }) => id)),
      (check) => ({ check }),
    ),
  'v1.faultCauseJudged': () => ({ found: { found: true }, unknown: { found: false } }),
  'v1.serverWeighed': () => ({ works: { works: true }, stopped: {}, unsaid: { grave: null, long: null } }),
  'v1.integrityConfirmed': () => ({ sound: { sound: true }, unsound: { sound: false } }),
  'v1.causeFound': () => ({ cause: {}, method: { method: '媒体' } }),
  'v1.sourceAnalysed': () => each(sourceIds, (source) => ({ source })),
  'v1.reported': () => each(sheetIds, (sheet) => ({ sheet })),
  'v1.councilDecided': (before) => ({
    ...each(
      councilAgenda.items.map(({ id }) => id),
      (item) => ({ item }),
    ),
    'not to resume': { item: 'resumption', resumes: false },
    approval: { item: 'urgentMeasures', ratifies: [last(before, 'v1.isolated') ?? ''].filter(Boolean) },
  }),
  'v1.councilHeld': (before) => ({
    convened: { meeting: last(before, 'v1.councilConvened') ?? bodies['v1.councilHeld'].meeting },
    'of another': {},
  }),
  'v1.decisionStarted': (before) => ({
    'of it': { decision: last(before, 'v1.councilDecided') ?? bodies['v1.decisionStarted'].decision },
    'of another': {},
  }),
  'v1.resumed': () => each(['2-3', '3-9'] as const, (clause) => ({ clause })),
}

export function singleFacts(before: readonly Operation[]): SingleFact[] {
  return operationTypes.flatMap((type) => (type === 'v1.callPlaced' ? answeredCalls() : said(type, before)))
}

function said(type: OperationType, before: readonly Operation[]): SingleFact[] {
  const told: Record<string, object> = ways[type]?.(before) ?? { '': {} }
  return Object.entries(told).map(([way, body]) => ({
    by: `${type} ${way}`.trim(),
    said: operation(type, { ...bodies[type], ...body } as never),
    more: [],
  }))
}

function answeredCalls(): SingleFact[] {
  return [...officeIds, null].map((office) => {
    const call = placed({}, office === null ? null : 'of-the-tree')
    return {
      by: `v1.callPlaced ${office}`,
      said: { ...call, body: { ...call.body, office } },
      more: [ended(call.id, 'connected')],
    }
  })
}
