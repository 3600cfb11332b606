// 別紙2 障害報告 (2-1(2)) on paper, with what 本人確認情報管理責任者 fills in (2-1(3), 2-1(4), 2-3).
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { plan } from '../../shared/plan/plan.ts'
import { asked, isOwed } from '../../shared/rules/duty.ts'
import { faultReport } from '../../shared/rules/sheets/fault-report.ts'
import type { FaultReport } from '../../shared/rules/sheets/fault-report.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { dutyWords } from '../words/duty-words.ts'
import { presenceInWords } from '../words/incident-words.ts'
import { checkResults, faultCheckName, faultKindName, yesOrNo } from '../words/fault-words.ts'
import { answered, doneColumns, doneLine, field, fields, signed, table, when, who, wordsOf } from './paper.ts'
import type { Part } from './paper.ts'

export function form2Paper(incident: Incident): Part[] {
  const report = faultReport(incident)
  const { located, cause, bugs } = report
  const givenUp = saidOf(incident, 'v1.faultCauseGivenUp').slice(-1)
  const reported = saidOf(incident, 'v1.reported').findLast(({ body }) => body.sheet === 'form2') ?? null
  return [
    fields(
      `報告 ${clauseLabel('2-1(2)')}`,
      field('報告日時', reported && lines(signed(reported), labelled('相手', reported.body.to))),
    ),
    fields(
      `障害の特定 ${clauseLabel('2-1(1)')}`,
      // Nothing below is known, or asked for, while that is not.
      field(`障害の有無 ${clauseLabel('1-1')}`, presenceInWords(incident.kinds.fault)),
      field('障害の種類', located?.body.kinds.map(faultKindName).join('、')),
      field('障害の箇所', located?.body.place),
      field('事象', located?.body.what),
      field('特定した日時・人', located && signed(located)),
    ),
    checks(report),
    fields(
      `原因の究明 ${clauseLabel('2-1(2)')}`,
      field('原因', answered(cause, cause && lines(cause.body.found ? '判明' : '不明', cause.body.what))),
      ...givenUp.map((said) => field('究明の終了', answered(said, said.body.reason))),
      field(
        'バグ情報',
        bugs.map((bug) => answered(bug, wordsOf(bug, incident).detail)).join('\n') ||
          (hasSoftware(report) ? null : '―'),
      ),
    ),
    table(
      `${officeName('maintainer')}への依頼 ${clauseLabel('2-1(1)')}・${clauseLabel('2-1(2)')}`,
      doneColumns,
      report.asked.map((said) => doneLine(said, incident)),
    ),
    ...byIdentityManager(report, incident),
  ]
}

/** 2-1(2) asks for bug information of software alone; until the kind is known it may be that. */
function hasSoftware({ located }: FaultReport): boolean {
  return located === null || located.body.kinds.includes('software')
}

function checks({ checked }: FaultReport): Part {
  const rows = checked.flatMap(({ kind, checks: of }) =>
    of.map(({ check, said }) => [
      faultKindName(kind),
      faultCheckName(check),
      said && lines(checkResults[said.body.result], said.body.what),
      said === null ? '―' : lines(when(said), who(said)),
    ]),
  )
  return table(
    `原因究明手順 ${clauseLabel('2-1(2)')}`,
    ['障害の種類', '手順', '結果', '日時・行った人'],
    rows,
  )
}

/** 本人確認情報管理責任者記入欄 */
function byIdentityManager(report: FaultReport, incident: Incident): Part[] {
  const { server, council, integrity, repaired, resumed } = report
  const works = server?.body.works ?? null
  return [
    fields(
      `${officeName('identityManager')}記入欄 ${clauseLabel('2-1(3)')}`,
      field('サーバの状態', answered(server, yesOrNo(works, ['正常に作動している', '正常に作動しない']))),
      field(
        '極めて重大な障害',
        works === true ? '―' : yesOrNo(server?.body.grave ?? null, ['はい', 'いいえ']),
      ),
      field(
        '長時間に渡るサーバ停止',
        works === true ? '―' : yesOrNo(server?.body.long ?? null, ['はい', 'いいえ']),
      ),
      field('停止見込み', server?.body.outlook ?? (works === true ? '―' : null)),
      field('住民サービスへの影響', server?.body.residentImpact),
      field(
        '会議の開催の求め',
        council
          .map((said) =>
            answered(
              said,
              lines(`${officeName('protectionChief')}に求めた`, labelled('理由', said.body.what)),
            ),
          )
          .join('\n') || unasked(report, incident),
      ),
    ),
    table(
      `修理・修復・交換の依頼 ${clauseLabel('2-1(4)')}`,
      doneColumns,
      report.repairs.map((said) => doneLine(said, incident)),
    ),
    fields(
      `運用の再開 ${clauseLabel('2-3')}`,
      field(
        '整合性の確認',
        answered(
          integrity,
          integrity && lines(integrity.body.sound ? '整合している' : '修復が必要', integrity.body.what),
        ),
      ),
      field(
        '修復',
        repaired.map((said) => answered(said, wordsOf(said, incident).detail)).join('\n') ||
          (integrity?.body.sound === true ? '―' : null),
      ),
      field('運用再開日時', resumed && lines(signed(resumed), wordsOf(resumed, incident).detail)),
    ),
  ]
}

/** Where 2-1(3) asks for the council, and where it does not; null: that is not known yet, or still owed. */
function unasked({ server }: FaultReport, incident: Incident): string | null {
  const [asking] = asked('2-1(3) council', incident, plan)
  if (asking !== undefined) return isOwed(asking) ? null : dutyWords(asking, incident).done
  const { works, grave, long } = server?.body ?? { works: false, grave: null, long: null }
  return works || grave === false || long === false ? '―' : null
}
