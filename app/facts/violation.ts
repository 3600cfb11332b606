// What is said in the response to a violation 不正行為対応 (3-4 to 3-9), beside the threat level, described.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { findings } from '#plan'
import { reviewChangeIds, sourceIds } from '../../shared/incident/violation-bodies.ts'
import type { violationBodies } from '../../shared/incident/violation-bodies.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { measureName, reviewChanges, sources } from '../words/violation-words.ts'
import { due, helpedBy, named, note, responsible, yesOrNo } from './asked.ts'
import type { Description } from './description.ts'
import type { About, SaidBody } from './field.ts'

const byIdentityManager = { office: 'identityManager' } as const
const found = { kind: 'text', label: '補足(任意)', short: '' } as const

export const violationFacts: { [T in keyof typeof violationBodies]: Description<T> } = {
  'v1.immediateThreatJudged': {
    title: '直ちに既存住基システムに脅威を及ぼすおそれが高いと判定した',
    short: 'おそれが高いと判定した',
    fields: { what: found },
    form: { ...byIdentityManager, button: 'この事象と判定した' },
  },
  'v1.rightsAtRiskFound': {
    title: `${findings.rightsAtRisk}と認めた`,
    short: '可能性が高いと認めた',
    fields: { what: found },
    form: { ...byIdentityManager, button: '可能性が高いと認めた' },
  },
  'v1.rightsNotAtRisk': {
    title: `${findings.rightsAtRisk}場合(${clauseLabel('3-4(2)')})には該当しないと判断した`,
    short: '該当しないと判断した',
    fields: { what: found },
    form: { ...byIdentityManager, button: '該当しない' },
  },
  'v1.threatFoundUnlikely': {
    title: 'レベル2・3の可能性は高くないと判断した',
    short: '高くないと判断した',
    fields: { reason: { ...note('可能性が高くない理由'), missing: '理由を入力してください' } },
    form: { ...byIdentityManager, button: 'いいえと記録する' },
  },
  'v1.measureStarted': {
    title: ({ clause }) => measureName(clause),
    fields: {
      what: { ...note('とった措置'), missing: '何をしたかを入力してください' },
      clause: {
        kind: 'choice',
        label: 'どの措置か',
        untold: true,
        columns: 1,
        answers: [
          ['3-4', `緊急措置(${clauseLabel('3-4')})`],
          ['3-3', `対応策(${clauseLabel('3-3')})`],
          ['1-3', `暫定的な対応措置(${clauseLabel('1-3')})`],
        ],
        missing: 'どの措置かを選んでください',
        weighs: true,
      },
      example: {
        kind: 'kept',
        told: (example, { marker }) =>
          `緊急措置例 ${ownNames.value.get(example) ?? example}${String(marker ?? '')}`,
      },
      marker: { kind: 'kept' },
      helpedBy,
    },
    form: { office: 'identityManager', button: '措置を保存する' },
  },
  'v1.isolated': {
    title: ({ clause }) => `切り離した(${clauseLabel(clause)})`,
    fields: {
      what: {
        kind: 'text',
        label: '切り離したもの',
        hint: 'どの機器・部分か分かれば書いてください',
        missing: '切り離したものを入力してください',
        told: (what: string, { from }: SaidBody) => `${what} を ${String(from)} から`,
      },
      from: { kind: 'text', label: '何から', untold: true, missing: '何から切り離したかを入力してください' },
      clause: {
        kind: 'choice',
        label: 'どの条項による',
        untold: true,
        columns: 1,
        answers: [
          ['3-4(1)', `${clauseLabel('3-4(1)')} ${findings.immediateThreat}`],
          ['3-4(2)', `${clauseLabel('3-4(2)')} ${findings.rightsAtRisk}`],
        ],
        missing: 'どの条項によるかを選んでください',
        weighs: true,
      },
      byProcedure: {
        kind: 'choice',
        label: '事前に定めた手順によったか',
        short: '事前に定めた手順',
        columns: 1,
        answers: yesOrNo('手順によった', '手順によらない'),
        told: (by: boolean) => (by ? '事前に定めた手順による' : '事前に定めた手順によらない'),
      },
      helpedBy,
    },
    form: { ...byIdentityManager, button: '切り離したと記録する' },
  },
  'v1.reconnected': {
    title: ({ clause }) => (clause === undefined ? '再組込みした' : `再組込みした(${clauseLabel(clause)})`),
    fields: {
      isolation: {
        kind: 'choice',
        label: 'どの切離しを戻したか',
        columns: 1,
        answers: ({ incident }) =>
          saidOf(incident, 'v1.isolated').map(({ id, body }) => [id, `${body.what}(${body.from}から)`]),
        told: whatCameBack,
        weighs: true,
      },
      what: { kind: 'text', label: '補足(任意)', short: '', rows: 2 },
      clause: { kind: 'kept' },
    },
    form: { ...byIdentityManager, button: '再組込みしたと記録する' },
  },
  'v1.measureRequested': {
    title: ({ office, organisation }) => `${organisation ?? officeName(office)}に緊急措置の実施を要請した`,
    short: '緊急措置を要請した',
    fields: {
      office: {
        kind: 'choice',
        label: '要請した相手',
        untold: true,
        columns: 1,
        answers: ['prefecture', 'otherMunicipality', 'agency'].map((id) => [id, officeName(id)]),
        missing: '要請した相手を選んでください',
        weighs: true,
      },
      organisation: { kind: 'text', label: '団体の名称(任意)', untold: true, isName: true },
      what: { ...note('要請した措置'), missing: '要請した措置を入力してください' },
    },
    form: { ...byIdentityManager, button: '要請したと記録する' },
  },
  'v1.sourceAnalysed': {
    title: ({ source }) => `${sources[source]}を分析した`,
    fields: {
      source: {
        kind: 'choice',
        label: '分析したもの',
        untold: true,
        answers: named(sourceIds, sources),
        missing: '分析したものを選んでください',
        weighs: true,
      },
      what: note('分かったこと(任意)'),
    },
    form: {
      office: 'identityManager',
      button: ({ what }) => (what === '' ? '特になしと記録する' : '分析を保存する'),
    },
  },
  'v1.causeFound': {
    title: '原因を解明した',
    fields: {
      what: { ...note('解明した原因'), missing: '原因を入力してください' },
      period: { kind: 'text', label: '時期', lead: '不正が行われた時期・場所・方法等(任意)' },
      place: { kind: 'text', label: '場所' },
      method: { kind: 'text', label: '方法等' },
      helpedBy,
    },
    // 時期、場所、方法等 belong together, and one of them may come later.
    form: { office: 'identityManager', button: '原因を保存する', again: true },
  },
  'v1.measuresReviewed': {
    title: '緊急措置を見直した',
    fields: {
      changes: {
        kind: 'ticks',
        label: '実施したこと(必要に応じて)',
        short: '',
        columns: 1,
        answers: named(reviewChangeIds, reviewChanges),
      },
      what: note('見直した内容(任意)'),
      helpedBy,
    },
    form: { ...byIdentityManager, button: '見直したと記録する' },
  },
  'v1.correctiveActionPlanned': {
    title: '恒久対策を立案した',
    fields: {
      what: { ...note('恒久対策'), missing: '恒久対策を入力してください' },
      responsible,
      due,
    },
    form: { ...byIdentityManager, button: '恒久対策を保存する' },
  },
  'v1.nothingStopped': {
    title: `運用を止めていない(${clauseLabel('3-9')}の連絡と再開はあたらない・当方の読み方)`,
    short: '運用を止めていない',
    fields: { what: note('確かめたこと(任意)') },
    form: { ...byIdentityManager, button: '運用を止めていないと記録する' },
  },
  'v1.resumptionConfirmed': {
    title: '通常運用体制への移行に支障がないことを確認した',
    short: '支障なしを確認した',
    fields: { what: note('確かめたこと(任意)') },
    form: { ...byIdentityManager, button: '支障がないことを確認した' },
  },
}

/** Of a 切離し that is 誤入力 nothing is known. */
function whatCameBack(isolation: string, _: SaidBody, { incident }: About): string | null {
  const ended = saidOf(incident, 'v1.isolated').find(({ id }) => id === isolation)
  return ended === undefined ? null : `${ended.body.what} を ${ended.body.from} へ`
}
