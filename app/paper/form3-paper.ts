// 別紙3 不正行為報告 (3-7) on paper.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { hasNoReporter, intakeSheet } from '../../shared/rules/sheets/intake-sheet.ts'
import { violationReport } from '../../shared/rules/sheets/violation-report.ts'
import type { ViolationReport } from '../../shared/rules/sheets/violation-report.ts'
import { lines } from '../words/detail-lines.ts'
import { form1Answer } from '../facts/form1.ts'
import { presenceInWords } from '../words/incident-words.ts'
import { sources } from '../words/violation-words.ts'
import { contactColumns, contactLine } from './contact-lines.ts'
import {
  answered,
  doneColumns,
  doneLine,
  field,
  fields,
  optional,
  stillCutOff,
  table,
  unknown,
  when,
  who,
  onOneLine,
} from './paper.ts'
import { besideCutOff } from '../words/cut-off.ts'
import type { Part } from './paper.ts'
import { onPaper, paperDate } from '../words/paper-time.ts'

export function form3Paper(incident: Incident): Part[] {
  const report = violationReport(incident)
  const intake = intakeSheet(incident)
  const reporter = (['reporterKind', 'reporter'] as const).map((name) =>
    form1Answer(name, intake, { incident, now: onPaper }),
  )
  const done = (operations: Parameters<typeof doneLine>[0][]) =>
    operations.map((said) => doneLine(said, incident))
  return [
    fields(
      `通報元 ${clauseLabel('3-2')}`,
      field('通報元', lines(...reporter) || (hasNoReporter(intake) ? '―' : null)),
      field(`不正行為の有無 ${clauseLabel('1-1')}`, presenceInWords(incident.kinds.violation)),
    ),
    table(
      `脅威度の判定・再判定 ${clauseLabel('3-3')}・${clauseLabel('3-5')}`,
      [...doneColumns, '現在'],
      report.judgements.map(({ said, stands }) => [
        ...doneLine(said, incident),
        stands ? '有効' : '置き換え済み',
      ]),
    ),
    table('通報・連絡の記録', contactColumns, report.contacts.map(contactLine)),
    ...(report.findings.length === 0
      ? []
      : [table(`緊急措置につながる判断 ${clauseLabel('3-4')}`, doneColumns, done(report.findings))]),
    isolations(report),
    table(
      `緊急措置・対応策 ${clauseLabel('1-3')}・${clauseLabel('3-3')}・${clauseLabel('3-4')}`,
      doneColumns,
      done(report.measures),
      { none: report.isolations.length > 0 ? besideCutOff : '記録なし' },
    ),
    ...cause(report, incident),
    table(`措置の見直し ${clauseLabel('3-7')}`, doneColumns, done(report.review)),
    table(
      `恒久対策 ${clauseLabel('3-7')}`,
      ['内容', '担当', '期限'],
      report.corrective.map(({ body }) => [body.what, body.responsible, paperDate(body.due)]),
    ),
    ...outcome(report, incident),
  ]
}

function isolations({ isolations: of, otherReconnections }: ViolationReport): Part {
  const cut = of.map(({ isolated: said, reconnected }) => [
    lines(when(said), who(said)),
    lines(`${said.body.what} を ${said.body.from} から`, procedure(said.body.byProcedure)),
    said.body.clause && clauseLabel(said.body.clause),
    reconnected === null ? stillCutOff : lines(when(reconnected), who(reconnected), reconnected.body.what),
  ])
  const back = otherReconnections.map((said) => [
    unknown,
    unknown,
    unknown,
    lines(when(said), who(said), said.body.what),
  ])
  return table(
    `切離し・再組込み ${clauseLabel('3-4')}`,
    ['日時・行った人', '何を何から', '条項', '再組込み'],
    [...cut, ...back],
  )
}

function procedure(byProcedure: boolean | null): string {
  if (byProcedure === null) return `事前に定めた手順: ${unknown}`
  return byProcedure ? '事前に定めた手順による' : '事前に定めた手順によらない'
}

function cause({ sources: analysed, cause: found, identified }: ViolationReport, incident: Incident): Part[] {
  return [
    fields(
      `分析した資料 ${clauseLabel('3-6')}`,
      ...analysed.map(({ source, said }) =>
        field(sources[source], said.map((one) => answered(one, one.body.what ?? '特になし')).join('\n')),
      ),
    ),
    fields(
      `原因の解明 ${clauseLabel('3-6')}`,
      field('時期', identified.period),
      field('場所', identified.place),
      field('方法等', identified.method),
      field('原因', answered(found, found && found.body.what)),
      field('住民サービスへの影響', incident.intakeForm.residentImpact),
    ),
  ]
}

function outcome(report: ViolationReport, incident: Incident): Part[] {
  const { helpers, wasLevel3, toMayor, confirmed, resumed } = report
  const mayor = toMayor.map((said) => answered(said, said.body.what)).join('\n')
  return [
    fields(
      `支援・報告・再開 ${clauseLabel('3-7')}・${clauseLabel('3-8')}・${clauseLabel('3-9')}`,
      optional('支援した機関', helpers.map(officeName).join('、')),
      field(`${officeName('mayor')}への報告`, wasLevel3 ? mayor : mayor || 'レベル3と判定していない'),
      field('移行に支障がないことの確認', answered(confirmed, confirmed && confirmed.body.what)),
      field('運用の再開', answered(resumed, resumed && onOneLine(resumed, incident))),
    ),
  ]
}
