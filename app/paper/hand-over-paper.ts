// 引継ぎ on one A4: 経過, 通報・連絡, 判断・決定, 未了. Where there is no room for all of it long texts are cut, with … in place of
// the rest, and what is older is counted; 通報, 町長への報告 and the judgement stand in full before that.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { handOver } from '../../shared/rules/sheets/hand-over.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { kindsInWords } from '../words/incident-words.ts'
import { levelInWords } from '../words/level-state.ts'
import { shortPaperTime } from '../words/paper-time.ts'
import { fittingLines, linesOf } from './fill-page.ts'
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
import { field, fields, table } from './paper.ts'
import type { Part, Table } from './paper.ts'
import { filled, linesOfFields, partLines, roomBelow, widths } from './short-page.ts'

/** In full-width characters. */
const columns = { what: 36.6, who: 8, owed: 40, office: 11 } as const
/** In lines. */
const shortWhat = 2

/** `approvalColumns`: of the row 確認・決裁, which takes its room. */
export function handOverPaper(incident: Incident, plan: Plan, approvalColumns: readonly string[]): Part[] {
  const { course, told, decided, owed } = handOver(incident, plan)
  const now = [...stateInWords(incident), ...cutOff(incident)].join('\n')
  const rows = [
    course.map((one) => doneRow(one, incident)),
    told.map((one) => toldRow(one, incident)),
    decided.map((one) => doneRow(one, incident)),
  ].map((list) => list.toReversed())
  const lists = [
    ...rows.map((list) => list.map(wanted)),
    owed.map((duty) => {
      const words = linesOf(owedInWords(duty, incident), columns.owed)
      const lines = Math.max(words, linesOf(officeName(duty.office), columns.office)) + partLines.row
      return { full: lines, short: lines }
    }),
  ]
  const { drill } = incident
  const below = roomBelow({ about: subjectOnShortPaper(incident), drill, approvalColumns })
  const ofIncident = linesOfFields('事案', 1, 1, linesOf(now, widths.field))
  const room = below - ofIncident - lists.length * partLines.table
  const shown = filled(lists, room, (forms) => (forms.includes(null) ? partLines.rest : 0))
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
    doneTable('通報・連絡', ofTold, told.length),
    doneTable('判断・決定', ofDecided, decided.length),
    table(
      `未了 ${owedCount(owed, incident, plan)}`.trim(),
      ['すること', '行う人', '条項'],
      standing.map((duty) => [
        owedInWords(duty, incident),
        officeName(duty.office),
        clauseLabel(duty.clause),
      ]),
      {
        rest: rest(counted.length, [...new Set(counted.map(({ clause }) => clauseLabel(clause)))]),
        none: '済み',
      },
    ),
  ]
}

function wanted({ what, who, first }: HandOverRow) {
  const lines = (text: string) =>
    Math.max(linesOf(text, columns.what), linesOf(who, columns.who)) + partLines.row
  return { full: lines(what), short: lines(short(what)), first }
}

function short(what: string): string {
  return fittingLines(what, columns.what, shortWhat)
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
