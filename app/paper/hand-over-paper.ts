// 引継ぎ on one A4: 経過, 通報した相手, 決定, 未了. Long texts are cut, with … in place of the rest.
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { governingLevel } from '../../shared/incident/threat.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { handOver, handOverTexts } from '../../shared/rules/sheets/hand-over.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import type { Bounded } from '../../shared/rules/sheets/hand-over.ts'
import { capacityMark } from '../words/actor-words.ts'
import { dutyWords } from '../words/duty-words.ts'
import { endingInWords } from '../words/ending-words.ts'
import { kindsInWords } from '../words/incident-words.ts'
import { cut, field, fields, table, onOneLine, unknown, when } from './paper.ts'
import type { Part, Table } from './paper.ts'

export function handOverPaper(incident: Incident, plan: Plan): Part[] {
  const { course, told, decided, owed } = handOver(incident, plan)
  const level = governingLevel(incident.threat)
  return [
    fields(
      '事案',
      field('区分', kindsInWords(incident)),
      field('脅威度', level === null ? unknown : `レベル${level}`),
      field('現在', [...endingsOf(incident).map(endingInWords), ...cutOff(incident)].join('\n') || '対応中'),
    ),
    done('経過', course, incident),
    done('通報した相手', told, incident),
    done('決定', decided, incident),
    table(
      '未了',
      ['すること', '行う人', '条項'],
      owed.items.map((duty) => [dutyWords(duty, incident).what, officeName(duty.office), duty.clause]),
      { rest: rest(owed, [...new Set(owed.rest.map(({ clause }) => clause))]) },
    ),
  ]
}

function done(heading: string, bounded: Bounded<Operation>, incident: Incident): Table {
  const rows = bounded.items.map((operation) => {
    const text = cut(onOneLine(operation, incident), handOverTexts.what)
    const mark = capacityMark(operation)
    const name = cut(operation.by ?? unknown, handOverTexts.who - mark.length)
    return [when(operation), text, `${name}${mark}`]
  })
  return table(heading, ['日時', '内容', '行った人'], rows, { rest: rest(bounded) })
}

function cutOff(incident: Incident): string[] {
  return isolationsInForce(incident).map(({ body }) =>
    cut(`切離し中 ${body.what}(${body.from}から)`, handOverTexts.what),
  )
}

/** How many did not fit; what is owed is named by its clauses all the same. */
function rest({ rest: { length } }: Bounded<unknown>, clauses: readonly string[] = []): string | null {
  const named = clauses.length === 0 ? '' : `(${clauses.join('・')})`
  return length === 0 ? null : `ほか${length}件${named}`
}
