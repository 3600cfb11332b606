// The duties of an incident, owed and done, as a table.
import { clauseLabel } from '../../../shared/plan/clause-label.ts'
import { happenedAt } from '../../../shared/incident/incident.ts'
import { officeName } from '../../../shared/plan/offices.ts'
import { duties } from '../../../shared/rules/duties.ts'
import { isCertain, isOwed } from '../../../shared/rules/duty.ts'
import type { Duty } from '../../../shared/rules/duty.ts'
import { dutyWords } from '../../words/duty-words.ts'
import { headline } from '../../words/incident-words.ts'
import type { RecordTable } from './table.ts'
import { tableTime } from './table.ts'

export const dutyTable: RecordTable = {
  id: 'duties',
  name: '計画書が求めること',
  columns: [
    '番号',
    '何が起きたか',
    '条項',
    '行う人',
    'すること',
    '緊急性',
    '条件',
    'いつから',
    '済んだか',
    '済んだ日時',
  ],
  lines: ({ incident }, number, plan) =>
    duties(incident, plan).map((duty) => {
      const [first] = duty.doneBy
      return [
        number,
        headline(incident),
        `計画書 ${clauseLabel(duty.clause)}`,
        officeName(duty.office),
        dutyWords(duty, incident).what,
        duty.urgency,
        duty.condition,
        tableTime(duty.since),
        isOwed(duty) ? open(duty) : dutyWords(duty, incident).done,
        first === undefined ? null : tableTime(happenedAt(incident, first)),
      ]
    }),
}

/** What has a condition is left undone by nobody until a person says that it holds. */
function open(duty: Duty): string {
  return isCertain(duty) ? '未了' : '記録なし'
}
