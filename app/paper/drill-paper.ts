// 訓練の記録 on paper: what was done by the minute, what the plan wanted and what of it stayed open. Ours.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { isCertain } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { drillReport } from '../../shared/rules/sheets/drill-report.ts'
import type { DrillReport, Timed } from '../../shared/rules/sheets/drill-report.ts'
import { lines } from '../words/detail-lines.ts'
import { dutyWords } from '../words/duty-words.ts'
import { doneColumns, doneLine, field, fields, table } from './paper.ts'
import type { Part } from './paper.ts'
import { paperTime } from '../words/paper-time.ts'

export function drillPaper(incident: Incident, plan: Plan): Part[] {
  const { began, ended, done, told, duties, noticed } = drillReport(incident, plan)
  const line = ({ operation, minutes }: Timed) => [inMinutes(minutes), ...doneLine(operation, incident)]
  const columns = ['はじめから', ...doneColumns]
  return [
    fields(
      '訓練',
      field('はじめた日時', began && paperTime(began)),
      field(
        '終えた日時',
        ended === null
          ? '終わりの記録なし'
          : lines(`${paperTime(ended.said.at)}(${inMinutes(ended.minutes)})`, ended.said.body.what),
      ),
      field('計画書が求めること', counted(duties)),
    ),
    table('通報・報告までの時間', columns, told.map(line), { none: '記録なし' }),
    table(
      '計画書が求めること',
      ['条項', 'すること', '行う人', '済んだ時'],
      duties.map(({ duty, minutes }) => [
        clauseLabel(duty.clause),
        lines(dutyWords(duty, incident).what, duty.urgency, duty.condition),
        officeName(duty.office),
        minutes === null ? open(duty) : closed(duty, minutes, incident),
      ]),
      { none: '記録なし' },
    ),
    table('行ったこと', columns, done.map(line), { none: '記録なし' }),
    table(
      '気づいたこと',
      doneColumns,
      noticed.map((said) => doneLine(said, incident)),
      { none: '記録なし' },
    ),
  ]
}

/** A duty with a condition is not left open by anybody: a person first weighs whether the condition is met. */
function open(duty: Duty): string {
  return isCertain(duty) ? '未了' : '記録なし'
}

function closed(duty: Duty, minutes: number, incident: Incident): string {
  const { done } = dutyWords(duty, incident)
  return done === '済み' ? inMinutes(minutes) : done
}

function counted(duties: DrillReport['duties']): string {
  const done = duties.filter(({ minutes }) => minutes !== null).length
  const left = duties.filter(({ duty, minutes }) => minutes === null && isCertain(duty)).length
  const conditional = duties.length - done - left
  return `済み${done}件・未了${left}件${conditional === 0 ? '' : `・該当する場合のみ(記録なし)${conditional}件`}`
}

/** Minus as paper has it. */
function inMinutes(minutes: number): string {
  return `${minutes < 0 ? '−' : ''}${Math.abs(minutes)}分`
}
