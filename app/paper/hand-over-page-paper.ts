// 引継ぎ of several incidents on one A4, the same matters of each: 経過, 通報した相手, 決定, 未了. The page is shared out, so that
// none is left out while another has more; 通報, 町長への報告 and the judgement stand in full before that. What does not fit is
// counted.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { OperationOf } from '../../shared/incident/operation.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { leftOpen } from '../../shared/rules/gates.ts'
import { handOver } from '../../shared/rules/sheets/hand-over.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { endingInWords } from '../words/ending-words.ts'
import { kindsInWords } from '../words/incident-words.ts'
import { levelInWords } from '../words/level-state.ts'
import { paperTime, shortPaperTime } from '../words/paper-time.ts'
import { fillPage, fitting, linesOf } from './fill-page.ts'
import type { Form } from './fill-page.ts'
import { doneRow, owedInWords, subjectOnShortPaper, toldRow } from './hand-over-rows.ts'
import type { HandOverRow } from './hand-over-rows.ts'
import { field, fields, optional, unknown } from './paper.ts'
import type { Field, Fields, Part } from './paper.ts'

/** How many incidents stand on the page with all that is told of them. In lines: the page without its head and foot, and
 * what is lost on the heading and the rules of an incident. In characters: a line, and one of a heading. */
const page = { incidents: 6, lines: 55, ofIncident: 2.2, line: 44, heading: 50 } as const
/** A note that is handed over takes this many lines. */
const linesOfNote = 2

type Handed = { incident: Incident; plan: Plan }
type Matter = {
  label: string
  rows: { text: string; first: boolean }[]
  order: 'latest' | 'first'
  none: string
}

/** In the order in which they are given: for the last there may be no room but for their numbers. */
export function handOverPagePaper(
  incidents: readonly Handed[],
  handed: OperationOf<'v1.handedOver'> | null,
  span: { since: string; until: string },
  numberOf: (incident: Incident) => string,
): Part[] {
  const [told, others] = [incidents.slice(0, page.incidents), incidents.slice(page.incidents)]
  const heads = told.map((one) => head(one, numberOf(one.incident)))
  const matters = told.map(mattersOf)
  const taken = heads.map(
    ({ heading, state }) => linesOf(heading, page.heading) + linesOf(state, page.line) + page.ofIncident,
  )
  const empty = matters.flat().filter(({ rows }) => rows.length === 0).length
  const ofOthers = others.length === 0 ? 0 : linesOf(named(others, numberOf), page.line) + 2
  const room = page.lines - taken.reduce((sum, lines) => sum + lines, empty + ofOthers)
  const shown = fillPage(matters.flat().map(wanted), room)
  return [
    fields(
      '引き継いだ人',
      field(
        '渡した人 → 受けた人',
        handed && `${handed.body.from} → ${handed.body.to} ${paperTime(handed.at)}`,
      ),
      optional(
        '申し送り',
        handed?.body.what && fitting(handed.body.what.replaceAll('\n', ' '), linesOfNote * page.line),
      ),
      field('期間', `${paperTime(span.since)}から${paperTime(span.until)}まで`),
    ),
    ...heads.map(({ heading, state }, of) =>
      fields(
        heading,
        field('現在', state),
        ...(matters[of] ?? []).map((matter, at) => asField(matter, shown[of * matterCount + at] ?? [])),
      ),
    ),
    ...(others.length === 0 ? [] : [rest(others, numberOf)]),
  ]
}

const matterCount = 4

function mattersOf({ incident, plan }: Handed): Matter[] {
  const { course, told, decided, owed } = handOver(incident, plan)
  const line = ({ at, who, what, first }: HandOverRow) => ({
    text: `${shortPaperTime(at)} ${who} ${what}`,
    first,
  })
  const duties = owed.map((one) => ({
    text: `${owedInWords(one, incident)}(${clauseLabel(one.clause)})`,
    first: false,
  }))
  const latest = { order: 'latest', none: unknown } as const
  return [
    { label: '未了', rows: duties, order: 'first', none: '済み' },
    { label: '通報した相手', rows: told.map((one) => line(toldRow(one, incident))), ...latest },
    { label: '決定', rows: decided.map((one) => line(doneRow(one, incident))), ...latest },
    { label: '経過', rows: course.map((one) => line(doneRow(one, incident))), ...latest },
  ]
}

/** In the order in which they are preferred. */
function preferred({ rows, order }: Matter) {
  return order === 'latest' ? rows.toReversed() : rows
}

function wanted(matter: Matter) {
  return preferred(matter).map(({ text, first }) => ({ full: linesOf(text, page.line), short: 1, first }))
}

function asField(matter: Matter, forms: readonly (Form | null)[]): Field {
  const { label, rows, order, none } = matter
  const lines = preferred(matter).flatMap(({ text }, at) => {
    const form = forms[at] ?? null
    return form === null ? [] : [form === 'full' ? text : fitting(text, page.line)]
  })
  const count = rows.length - lines.length
  const inOrder = order === 'latest' ? lines.toReversed() : lines
  const counted = count === 0 || lines.length === 0 ? label : `${label}(ほか${count}件)`
  return field(counted, inOrder.join('\n') || (count === 0 ? none : `${count}件`))
}

function head({ incident, plan }: Handed, number: string): { heading: string; state: string } {
  const left = leftOpen(incident, plan).length
  const endings = [...endingsOf(incident).map(endingInWords), ...(left === 0 ? [] : [`未了${left}件`])]
  const state = [
    levelInWords(incident.threat) ?? '脅威度は未判定',
    kindsInWords(incident),
    endings.length === 0 ? '対応中' : endings.join('・'),
    ...isolationsInForce(incident).map(({ body }) => `切離し中 ${body.what}`),
  ].join(' ')
  return { heading: `${number} ${subjectOnShortPaper(incident)}`, state }
}

function named(others: readonly Handed[], numberOf: (incident: Incident) => string): string {
  return others.map(({ incident }) => numberOf(incident)).join('、')
}

function rest(others: readonly Handed[], numberOf: (incident: Incident) => string): Fields {
  return fields(`このほかの事案 ${others.length}件`, field('番号', named(others, numberOf)))
}
