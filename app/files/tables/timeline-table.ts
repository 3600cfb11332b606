// 経過 as a table: every record of an incident, oldest first; what was 誤入力 stays and says so.
import { enteredAt } from '../../../shared/incident/fold.ts'
import { timeline } from '../../../shared/incident/timeline.ts'
import { officeName } from '../../../shared/plan/offices.ts'
import { authorityOf } from '../../../shared/rules/authority.ts'
import { unconfirmed } from '../../words/actor-words.ts'
import { notAppliedWords } from '../../words/not-applied-words.ts'
import { changesTold } from '../../facts/changes.ts'
import { operationWords } from '../../facts/descriptions.ts'
import { fromAfar } from '../../words/dates.ts'
import type { RecordTable } from './table.ts'
import { tableTime } from './table.ts'

const natures = { asSaid: null, amended: '訂正済み', mistaken: '誤入力' } as const

export const timelineTable: RecordTable = {
  id: 'timeline',
  name: '経過',
  columns: [
    '番号',
    '行った日時',
    '内容',
    '詳細',
    '行った人',
    '職',
    '代理',
    '権限',
    '入力した人',
    '入力した日時',
    'サーバーに届いた日時',
    '訂正',
    '訂正前',
    '訂正後',
    '注意',
  ],
  lines: (folded, number) =>
    timeline(folded)
      .toReversed()
      .map((item) => {
        const { read, standing, receivedAt } = item.entry
        const { enteredBy } = read.operation
        const { at, by, office, actingFor } = standing.read.operation
        const { what, detail } = operationWords(standing.read, folded.incident, fromAfar)
        const changes = changesTold(item, { incident: folded.incident, now: fromAfar })
        return [
          number,
          tableTime(at),
          what,
          detail,
          by,
          office && officeName(office),
          actingFor && officeName(actingFor),
          authorityOf(standing.read.operation) === 'unconfirmed' ? unconfirmed : null,
          enteredBy,
          tableTime(enteredAt(item.entry)),
          tableTime(receivedAt),
          // Of a call, what came of it.
          natures[standing.nature] ?? (item.outcome && natures[item.outcome.standing.nature]),
          changes.map(({ name, before }) => `${name}: ${before}`).join('\n'),
          changes.map(({ name, after }) => `${name}: ${after}`).join('\n'),
          standing.notApplied && notAppliedWords[standing.notApplied],
        ]
      }),
}
