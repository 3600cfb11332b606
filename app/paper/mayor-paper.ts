// 町長報告 (3-8) on paper, a letter of 情報保護統括責任者 to the mayor.
import type { Folded } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { edition } from '#plan'
import { hasFailed } from '../../shared/rules/notices.ts'
import { contactLog } from '../../shared/rules/sheets/contact-log.ts'
import { intakeSheet } from '../../shared/rules/sheets/intake-sheet.ts'
import { handingOfThis } from '../../shared/rules/sheets/report-number.ts'
import { mayorAccount } from '../../shared/rules/sheets/mayor-account.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { isoDate } from '../words/dates.ts'
import { rowsOf } from './form1-paper.ts'
import { toldRow } from './hand-over-rows.ts'
import { doneColumns, doneLine, field, fields, optional, stillCutOff, table, when, wordsOf } from './paper.ts'
import type { Letter, Part } from './paper.ts'
import { paperDate } from '../words/paper-time.ts'

export function mayorPaper(incident: Incident): Part[] {
  const { course, damage, measures, corrective, plans } = mayorAccount(incident)
  const { analysed, server } = damage
  const words = server && wordsOf(server, incident)
  return [
    fields('事象', ...eventFields.flatMap((name) => rowsOf(name, intakeSheet(incident), incident))),
    table('事故の経緯', doneColumns, courseLines(incident, course)),
    fields(
      '被害状況',
      field('被害', lines(damage.said, ...analysed.map(({ body }) => labelled('被害情報の分析', body.what)))),
      field('サーバの状態', words && lines(words.what, words.detail)),
      field('住民サービスへの影響', damage.residentImpact),
    ),
    table('緊急措置', doneColumns, measureLines(incident, measures)),
    fields('今後の対応', optional('方針', plans)),
    table(
      '恒久対策',
      ['内容', '担当', '期限'],
      corrective.map(({ body }) => [body.what, body.responsible, paperDate(body.due)]),
    ),
  ]
}

/** 別紙1 has the rest, and where it came from. */
const eventFields = ['occurredAt', 'discoveredAt', 'place', 'equipment', 'details'] as const

/** With the calls that reached nobody: 県 応答なし is why the agency was told directly. */
function courseLines(incident: Incident, course: readonly Operation[]): string[][] {
  const inVain = contactLog(incident).filter(
    ({ call, notice }) => notice === null && hasFailed(call?.outcome ?? null),
  )
  const rows = [
    ...course.map((said) => ({ at: said.at, cells: doneLine(said, incident) })),
    ...inVain.map((contacted) => {
      const { at, what, who } = toldRow({ at: contacted.at, contacted }, incident)
      return { at, cells: [when({ at }), what, who] }
    }),
  ]
  return rows.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(({ cells }) => cells)
}

/** Each cut-off in force says so. */
function measureLines(incident: Incident, measures: readonly Operation[]): string[][] {
  const inForce = new Set(isolationsInForce(incident).map(({ id }) => id))
  return measures.map((said) => {
    const [at = '', what = '', by = ''] = doneLine(said, incident)
    return [at, lines(what, inForce.has(said.id) ? stillCutOff : null), by]
  })
}

/**
 * Its head: whoever reported as the chief has signed it; its day is that of the report, whenever it is printed. A number that
 * nobody has said is left to the pen, as is the day of what was not reported yet.
 */
export function mayorLetter(folded: Folded): Letter {
  const { incident } = folded
  const reported = handingOfThis(folded, { id: 'mayorReport', meeting: null })
  const said = saidOf(incident, 'v1.reportedToMayor').findLast(
    ({ office, actingFor }) => (actingFor ?? office) === 'protectionChief',
  )
  const deputy = said?.actingFor === null || said === undefined ? '' : '代理 '
  return {
    documentNumber: incident.intakeForm.documentNumber ?? '第　　　　　号',
    date: (reported && paperDate(isoDate(new Date(reported.at)))) ?? '令和　　年　　月　　日',
    to: `${edition.town}長 様`,
    from: lines(officeName('protectionChief'), said?.by && `${deputy}${said.by}`),
  }
}
