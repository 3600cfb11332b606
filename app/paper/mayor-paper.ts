// 町長報告 (3-8) on paper.
import type { Incident } from '../../shared/incident/incident.ts'
import { mayorAccount } from '../../shared/rules/sheets/mayor-account.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { doneColumns, doneLine, field, fields, table, wordsOf } from './paper.ts'
import type { Part } from './paper.ts'
import { paperDate } from './paper-time.ts'

export function mayorPaper(incident: Incident): Part[] {
  const { course, damage, measures, corrective, plans } = mayorAccount(incident)
  const { analysed, server } = damage
  const words = server && wordsOf(server, incident)
  return [
    table(
      '事故の経緯',
      doneColumns,
      course.map((said) => doneLine(said, incident)),
    ),
    fields(
      '被害状況',
      field('被害', lines(damage.said, labelled('被害情報の分析', analysed?.body.what))),
      field('サーバの状態', words && lines(words.what, words.detail)),
      field('住民サービスへの影響', damage.residentImpact),
    ),
    table(
      '緊急措置',
      doneColumns,
      measures.map((said) => doneLine(said, incident)),
    ),
    fields('今後の対応', field('方針', plans)),
    table(
      '恒久対策',
      ['内容', '担当', '期限'],
      corrective.map(({ body }) => [body.what, body.responsible, paperDate(body.due)]),
    ),
  ]
}
