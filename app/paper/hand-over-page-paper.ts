// 引継ぎ of several incidents on one A4, the same matters of each: 経過, 通報・連絡, 判断・決定, 未了. The page is shared out, so that
// none is left out while another has more; 通報, 町長への報告 and the judgement stand in full before that. What does not fit is
// counted.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { OperationOf } from '../../shared/incident/operation.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { handOver } from '../../shared/rules/sheets/hand-over.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { kindsInWords } from '../words/incident-words.ts'
import { levelInWords } from '../words/level-state.ts'
import { paperTime, shortPaperTime } from '../words/paper-time.ts'
import { fitting, fittingLines, linesOf } from './fill-page.ts'
import type { Form } from './fill-page.ts'
import {
  doneRow,
  owedCount,
  owedInWords,
  stateInWords,
  subjectOnShortPaper,
  toldRow,
} from './hand-over-rows.ts'
import type { HandOverRow } from './hand-over-rows.ts'
import { field, fields, notRecorded, optional } from './paper.ts'
import type { Field, Fields, Part } from './paper.ts'
import { filled, linesOfFields, roomBelow, widths } from './short-page.ts'

/** How many incidents at most stand on the page with all that is told of them. */
const mostIncidents = 6
/** A note that is handed over takes this many lines. */
const linesOfNote = 2
const matterCount = 4
const linesOfHeading = 2

type Handed = { incident: Incident; plan: Plan }
type Matter = {
  label: string
  rows: { text: string; first: boolean }[]
  order: 'latest' | 'first'
  none: string
}

/**
 * In the order in which they are given: for the last there may be no room but for their numbers. `approvalColumns`: of
 * the row 確認・決裁, which takes its room.
 */
export function handOverPagePaper(
  incidents: readonly Handed[],
  handed: OperationOf<'v1.handedOver'> | null,
  span: { since: string; until: string },
  numberOf: (incident: Incident) => string,
  approvalColumns: readonly string[],
): Part[] {
  const heads = incidents.map((one) => head(one, numberOf(one.incident)))
  const note = handed?.body.what?.replaceAll('\n', ' ') ?? ''
  const written = fittingLines(note, widths.field, linesOfNote)
  const below =
    roomBelow({ about: '', drill: false, approvalColumns }) -
    linesOfFields(handedHeading, 1, linesOf(written, widths.field), 1)
  /** With a line for each of its matters. */
  const roomBeside = (count: number) =>
    heads
      .slice(0, count)
      .map(({ heading, state }) => linesOfFields(heading, linesOf(state, widths.field), 1, 1, 1, 1))
      .reduce((room, lines) => room - lines, below - linesOfRest(incidents.slice(count), numberOf))
  let count = Math.min(mostIncidents, incidents.length)
  while (count > 1 && roomBeside(count) < 0) count -= 1
  const [told, others] = [incidents.slice(0, count), incidents.slice(count)]
  const matters = told.map(mattersOf)
  /** The line of a matter that has any row is its first row's, where one stands. */
  const rowed = matters.flat().filter(({ rows }) => rows.length > 0).length
  const shown = filled(matters.flat().map(wanted), roomBeside(count) + rowed, (forms) =>
    forms.length > 0 && forms.every((form) => form === null) ? 1 : 0,
  )
  return [
    fields(
      handedHeading,
      field(
        '渡した人 → 受けた人',
        handed && `${handed.body.from} → ${handed.body.to} ${paperTime(handed.at)}`,
      ),
      optional('申し送り', written),
      field('期間', `${paperTime(span.since)}から${paperTime(span.until)}まで`),
    ),
    ...heads
      .slice(0, count)
      .map(({ heading, state }, of) =>
        fields(
          heading,
          field('現在', state),
          ...(matters[of] ?? []).map((matter, at) => asField(matter, shown[of * matterCount + at] ?? [])),
        ),
      ),
    ...(others.length === 0 ? [] : [rest(others, numberOf)]),
  ]
}

const handedHeading = '引き継いだ人'

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
  const latest = { order: 'latest', none: notRecorded } as const
  return [
    { label: '未了', rows: duties, order: 'first', none: '済み' },
    { label: '通報・連絡', rows: told.map((one) => line(toldRow(one, incident))), ...latest },
    { label: '判断・決定', rows: decided.map((one) => line(doneRow(one, incident))), ...latest },
    { label: '経過', rows: course.map((one) => line(doneRow(one, incident))), ...latest },
  ]
}

/** In the order in which they are preferred. */
function preferred({ rows, order }: Matter) {
  return order === 'latest' ? rows.toReversed() : rows
}

function wanted(matter: Matter) {
  return preferred(matter).map(({ text, first }) => ({ full: linesOf(text, widths.field), short: 1, first }))
}

function asField(matter: Matter, forms: readonly (Form | null)[]): Field {
  const { label, rows, order, none } = matter
  const lines = preferred(matter).flatMap(({ text }, at) => {
    const form = forms[at] ?? null
    return form === null ? [] : [form === 'full' ? text : fitting(text, widths.field)]
  })
  const count = rows.length - lines.length
  const inOrder = order === 'latest' ? lines.toReversed() : lines
  const counted = count === 0 || lines.length === 0 ? label : `${label}(ほか${count}件)`
  return field(counted, inOrder.join('\n') || (count === 0 ? none : `${count}件`))
}

function head({ incident, plan }: Handed, number: string): { heading: string; state: string } {
  const count = owedCount(handOver(incident, plan).owed, incident, plan)
  const left = endingsOf(incident).length === 0 ? '残り' : '未了'
  const state = [
    levelInWords(incident.threat) ?? '脅威度は未判定',
    kindsInWords(incident),
    [...stateInWords(incident), ...(count === '' ? [] : [`${left}${count}`])].join('・'),
    ...isolationsInForce(incident).map(({ body }) => `切離し中 ${body.what}(${body.from}から)`),
  ].join(' ')
  return {
    heading: fittingLines(`${number} ${subjectOnShortPaper(incident)}`, widths.heading, linesOfHeading),
    state,
  }
}

function named(others: readonly Handed[], numberOf: (incident: Incident) => string): string {
  return others.map(({ incident }) => numberOf(incident)).join('、')
}

function rest(others: readonly Handed[], numberOf: (incident: Incident) => string): Fields {
  return fields(`このほかの事案 ${others.length}件`, field('番号', named(others, numberOf)))
}

function linesOfRest(others: readonly Handed[], numberOf: (incident: Incident) => string): number {
  return others.length === 0 ? 0 : linesOfFields('', linesOf(named(others, numberOf), widths.field))
}
