// 引継ぎ on one A4: 経過, 通報した相手, 決定, 未了. Where there is no room for all of it long texts are cut, with … in place of
// the rest, and what is older is counted; 通報, 町長への報告 and the judgement stand in full before that.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { handOver } from '../../shared/rules/sheets/hand-over.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { endingInWords } from '../words/ending-words.ts'
import { kindsInWords } from '../words/incident-words.ts'
import { levelInWords } from '../words/level-state.ts'
import { shortPaperTime } from '../words/paper-time.ts'
import { fillPage, fitting, linesOf } from './fill-page.ts'
import type { Form, Wanted } from './fill-page.ts'
import { doneRow, owedInWords, subjectOnShortPaper, toldRow } from './hand-over-rows.ts'
import type { HandOverRow } from './hand-over-rows.ts'
import { field, fields, table } from './paper.ts'
import type { Part, Table } from './paper.ts'

/** In lines of the sheet, without its head and foot; what the heading of a table, its last line ほかn件 and the rules of a row take. */
const page = { lines: 58, ofTable: 3, ofRest: 1, ofRow: 0.25 } as const
/** In full-width characters. */
const columns = { what: 36, who: 8, owed: 28, wholeRow: 44 } as const
/** In lines. */
const shortWhat = 2

export function handOverPaper(incident: Incident, plan: Plan): Part[] {
  const { course, told, decided, owed } = handOver(incident, plan)
  const now = [...endingsOf(incident).map(endingInWords), ...cutOff(incident)].join('\n') || '対応中'
  const rows = [
    course.map((one) => doneRow(one, incident)),
    told.map((one) => toldRow(one, incident)),
    decided.map((one) => doneRow(one, incident)),
  ].map((list) => list.toReversed())
  const lists = [
    ...rows.map((list) => list.map(wanted)),
    owed.map((duty) => {
      const lines = linesOf(owedInWords(duty, incident), columns.owed) + page.ofRow
      return { full: lines, short: lines }
    }),
  ]
  const taken = linesOf(subjectOnShortPaper(incident), columns.what) + linesOf(now, columns.wholeRow)
  const room = page.lines - taken - lists.length * page.ofTable
  const shown = filled(lists, room)
  const [ofCourse = [], ofTold = [], ofDecided = []] = rows.map((list, at) => done(list, shown[at] ?? []))
  const standing = owed.filter((_duty, at) => (shown[3]?.[at] ?? null) !== null)
  const counted = owed.filter((duty) => !standing.includes(duty))
  return [
    fields(
      '事案',
      field('区分', kindsInWords(incident)),
      field('脅威度', levelInWords(incident.threat)),
      field('現在', now),
    ),
    doneTable('経過', ofCourse, course.length),
    doneTable('通報した相手', ofTold, told.length),
    doneTable('決定', ofDecided, decided.length),
    table(
      '未了',
      ['すること', '行う人', '条項'],
      standing.map((duty) => [
        owedInWords(duty, incident),
        officeName(duty.office),
        clauseLabel(duty.clause),
      ]),
      { rest: rest(counted.length, [...new Set(counted.map(({ clause }) => clauseLabel(clause)))]) },
    ),
  ]
}

/** Each list that is cut takes a line more, ほかn件: that line may cut another. */
function filled(lists: readonly (readonly Wanted[])[], room: number): (Form | null)[][] {
  let reserved = 0
  for (;;) {
    const shown = fillPage(lists, room - reserved)
    const cutLists = shown.filter((forms) => forms.includes(null)).length
    if (cutLists * page.ofRest <= reserved) return shown
    reserved = cutLists * page.ofRest
  }
}

function wanted({ what, who, first }: HandOverRow) {
  const lines = (text: string) =>
    Math.max(linesOf(text, columns.what), linesOf(who, columns.who)) + page.ofRow
  return { full: lines(what), short: lines(short(what)), first }
}

function short(what: string): string {
  return fitting(what, shortWhat * columns.what)
}

/** Oldest first again. */
function done(rows: readonly HandOverRow[], shown: readonly (Form | null)[]): string[][] {
  return rows
    .flatMap((row, at) => {
      const form = shown[at] ?? null
      return form === null
        ? []
        : [[shortPaperTime(row.at), form === 'full' ? row.what : short(row.what), row.who]]
    })
    .toReversed()
}

function doneTable(heading: string, cells: string[][], of: number): Table {
  return table(heading, ['日時', '内容', '行った人'], cells, { rest: rest(of - cells.length) })
}

function cutOff(incident: Incident): string[] {
  return isolationsInForce(incident).map(({ body }) => short(`切離し中 ${body.what}(${body.from}から)`))
}

/** How many did not fit; what is owed is named by its clauses all the same. */
function rest(count: number, clauses: readonly string[] = []): string | null {
  const named = clauses.length === 0 ? '' : `(${clauses.map(clauseLabel).join('・')})`
  return count === 0 ? null : `ほか${count}件${named}`
}
