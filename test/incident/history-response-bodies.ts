// What the acts of a history say in the response, by chapter 2, by 3-4 to 3-9 and in the council; each names what it is
// about, as a person would where it is sensible.
import { checkResultIds, maintainerRequestIds } from '../../shared/incident/fault-bodies.ts'
import { memberAnswerIds } from '../../shared/incident/council-bodies.ts'
import { resumptionClauses, sheetIds } from '../../shared/incident/report-bodies.ts'
import { reviewChangeIds, sourceIds } from '../../shared/incident/violation-bodies.ts'
import { councilAgenda, faultKinds } from '#plan'
import { bodies } from './bodies.ts'
import type { Act } from './history-acts.ts'
import { chosen, named } from './history-references.ts'

const agendaItemIds = councilAgenda.items.map(({ id }) => id)
const faultKindIds = faultKinds.kinds.map(({ id }) => id)
const faultCheckIds = faultKinds.kinds.flatMap(({ checks }) => checks.map(({ id }) => id))

type Said = (act: Act, name: (...types: string[]) => string) => Record<string, unknown>

const perhaps = ({ mistaken }: Act, text: string) => (mistaken ? null : text)
const clauses = ['3-4', '3-4(1)', '3-4(2)', '参考4-3', '1-3', '3-3']

const said: Record<string, Said> = {
  'v1.faultLocated': (act) => ({
    kinds: act.fitting
      ? [chosen(act, faultKindIds)]
      : chosen(act, [[], ['hardware', 'network'], ['ofAnotherEdition']]),
    place: perhaps(act, '電算室'),
    what: '応答しない',
  }),
  'v1.faultChecked': (act) => ({
    check: chosen(act, faultCheckIds),
    result: chosen(act, checkResultIds),
    what: null,
  }),
  'v1.faultCauseJudged': ({ fitting }) => ({ found: fitting, what: null }),
  'v1.bugInformationChecked': (act) => ({
    number: null,
    what: null,
    respondersCan: chosen(act, [null, true, false]),
  }),
  'v1.maintainerAsked': (act) => ({
    requests: [chosen(act, maintainerRequestIds)],
    person: null,
    what: null,
  }),
  'v1.serverWeighed': (act) => ({
    works: act.fitting,
    grave: chosen(act, [true, null, false]),
    long: act.mistaken ? null : true,
    outlook: null,
    residentImpact: null,
  }),
  'v1.integrityConfirmed': ({ fitting }) => ({ sound: fitting, what: null }),
  'v1.isolated': (act) => ({ ...bodies['v1.isolated'], clause: chosen(act, clauses) }),
  'v1.reconnected': (act, name) => ({ isolation: act.mistaken ? null : name('v1.isolated'), what: null }),
  'v1.sourceAnalysed': (act) => ({ source: chosen(act, sourceIds), what: null }),
  'v1.causeFound': (act) => ({
    what: '媒体',
    period: perhaps(act, '深夜'),
    place: '電算室',
    method: perhaps(act, '媒体'),
  }),
  'v1.measuresReviewed': (act) => ({ changes: [chosen(act, reviewChangeIds)], what: null }),
  'v1.councilRequested': (act) => ({ what: null, clause: act.sensible ? '3-3' : '2-1(3)' }),
  'v1.councilConvened': (act) => ({ what: null, clause: chosen(act, ['3-3', '2-1(3)', '1-4']) }),
  'v1.memberAnswered': (act, name) => ({
    meeting: name('v1.councilConvened'),
    member: '委員 一',
    answer: chosen(act, memberAnswerIds),
  }),
  'v1.councilHeld': (_act, name) => ({ ...bodies['v1.councilHeld'], meeting: name('v1.councilConvened') }),
  'v1.councilDecided': (act, name) => ({
    item: act.sensible ? chosen(act, ['resumption', 'urgentMeasures']) : chosen(act, agendaItemIds),
    what: '実施する',
    urgent: act.fitting,
    resumes: true,
    ratifies: act.mistaken ? [name('v1.isolated')] : [],
  }),
  'v1.itemLeftUndecided': (act, name) => ({
    item: chosen(act, agendaItemIds),
    meeting: name('v1.councilConvened'),
  }),
  'v1.decisionStarted': (_act, name) => ({ decision: name('v1.councilDecided'), what: null }),
  'v1.reported': (act) => ({ sheet: chosen(act, sheetIds), to: null, what: null }),
  'v1.resumed': (act) => ({
    clause: chosen(act, resumptionClauses),
    what: null,
    reason: perhaps(act, '急ぐ'),
  }),
}

/** The body of one of those acts; null: of none of these. */
export function responseBody(acts: readonly Act[], act: Act): Record<string, unknown> | null {
  return said[act.type]?.(act, (...types) => named(acts, act, types, act.names)) ?? null
}
