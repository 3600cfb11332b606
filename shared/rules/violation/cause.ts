// Finding the cause 原因の解明 (3-6), review 見直し and permanent measures 恒久対策 (3-7), by 本人確認情報管理責任者.
import { clauseLabel } from '../../plan/clause-label.ts'
import { saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import { sourceIds } from '../../incident/violation-bodies.ts'
import { officeName } from '../../plan/offices.ts'
import { following, raisedBy, raisedSince } from '../duty-entry.ts'
import type { DutyEntries, Raised } from '../duty-entry.ts'
import { graveSince } from './violation-track.ts'

const ofCause = { office: 'identityManager', round: 'violation', home: { screen: 'cause' } } as const
const ofReview = { ...ofCause, clause: '3-7', raised: onceFound } as const

/**
 * Once level 2 or 3 was judged: at level 1 the response is ended instead (3-3). Our reading of 3-7: 解明した原因等に基づき,
 * so that it is owed once a cause was found, and what was reviewed or reported before it is not what the clause asks for. A
 * permanent measure may have been planned earlier.
 */
export const causeDuties = {
  '3-6 analyse': {
    ...ofCause,
    clause: '3-6',
    act: 'analyseSources',
    words: { what: '被害情報・ログ情報・記録簿・管理簿を分析する', button: '分析する' },
    raised: (incident) => raisedSince(graveSince(incident)),
    fulfilledBy: { 'v1.sourceAnalysed': true },
    complete: ({ incident }) =>
      sourceIds.every((source) =>
        saidOf(incident, 'v1.sourceAnalysed').some(({ body }) => body.source === source),
      ),
  },
  '3-6 identify': {
    ...ofCause,
    clause: '3-6',
    act: 'identifyCause',
    words: { what: '不正が行われた時期・場所・方法等を特定する', button: '特定する' },
    raised: (incident) => raisedSince(graveSince(incident)),
    fulfilledBy: { 'v1.causeFound': (said) => identifiedParts.some((part) => identifies(said, part)) },
    complete: ({ incident }) =>
      identifiedParts.every((part) =>
        saidOf(incident, 'v1.causeFound').some((said) => identifies(said, part)),
      ),
  },
  '3-7 review': {
    ...ofReview,
    act: 'reviewMeasures',
    words: { what: '実施した緊急措置を見直す', button: '見直す' },
    fulfilledBy: { 'v1.measuresReviewed': following },
  },
  '3-7 plan': {
    ...ofReview,
    act: 'planCorrectiveAction',
    words: { what: '恒久対策を立案する', button: '立案する' },
    fulfilledBy: { 'v1.correctiveActionPlanned': true },
  },
  '3-7 report': {
    ...ofReview,
    act: 'reportViolation',
    words: {
      what: `${officeName('protectionChief')}に${clauseLabel('別紙3')}により報告する`,
      button: `${clauseLabel('別紙3')}で報告`,
    },
    fulfilledBy: { 'v1.reported': (said, when) => said.body.sheet === 'form3' && following(said, when) },
  },
} as const satisfies DutyEntries

/** 不正が行われた時期、場所、方法等, found together or one after the other. */
const identifiedParts = ['period', 'place', 'method'] as const
export type IdentifiedPart = (typeof identifiedParts)[number]

function identifies({ body }: OperationOf<'v1.causeFound'>, part: IdentifiedPart): boolean {
  return (body[part] ?? null) !== null
}

function onceFound(incident: Incident): Raised[] {
  return graveSince(incident) === null ? [] : raisedBy(incident, saidOf(incident, 'v1.causeFound')[0])
}
