// What is said of reports, of ending the response, of handing over and of the law beside the plan, described.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { resumptionClauses, sheetIds } from '../../shared/incident/report-bodies.ts'
import type { reportBodies } from '../../shared/incident/report-bodies.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { sheetNames, sheetOffices } from '../words/sheet-words.ts'
import { named, note, noResidents, yesOrNo } from './asked.ts'
import type { Description } from './description.ts'
import type { SaidBody } from './field.ts'

const told = { kind: 'text', short: '', isName: true } as const
/** How the response was ended: with anything missing it took a reason. */
const ending = {
  reason: { kind: 'text', label: '足りないものを残して進める理由', short: '進める理由', rows: 2 },
  what: { kind: 'text', label: '補足(任意)', short: '' },
  open: {
    kind: 'kept',
    told: (open) => (open.length === 0 ? null : `このとき未了 ${open.map(clauseLabel).join('・')}`),
  },
  warned: { kind: 'kept', told: (lines) => (lines.length === 0 ? null : `このとき ${lines.join(' ')}`) },
} as const satisfies Description<'v1.stoodDown'>['fields']

export const reportFacts: { [T in keyof typeof reportBodies]: Description<T> } = {
  'v1.reported': {
    title: ({ sheet }) => `${sheetNames[sheet]}により報告した`,
    short: '帳票で報告した',
    fields: {
      sheet: {
        kind: 'choice',
        label: '帳票',
        untold: true,
        columns: 1,
        answers: named(sheetIds, sheetNames),
        missing: '帳票を選んでください',
        weighs: true,
      },
      to: { ...told, label: '報告した相手(任意)', short: '相手', weighs: true },
      what: note('補足(任意)'),
      meeting: { kind: 'kept' },
      formVersion: { kind: 'kept' },
    },
    form: { office: ({ sheet }) => writerOf(String(sheet)), button: 'この帳票で報告した' },
  },
  'v1.reportedInternally': {
    title: '庁内で報告した',
    fields: {
      to: { ...told, label: '報告した相手', missing: '報告した相手を入力してください', weighs: true },
      what: note('報告したこと(任意)'),
    },
    form: { office: 'identityManager', button: '報告したと記録する' },
  },
  'v1.reportedToMayor': {
    title: `${officeName('mayor')}に報告した`,
    fields: {
      damage: { ...note('被害状況(任意)'), short: '被害状況' },
      plans: { ...note('今後の対応(任意)'), short: '今後の対応' },
      what: note(`報告のしかた・${officeName('mayor')}の指示(任意)`),
    },
    form: { office: 'protectionChief', button: `${officeName('mayor')}に報告した` },
  },
  'v1.stoodDown': {
    title: '緊急時対応を解いた',
    fields: ending,
    form: { office: 'identityManager', button: '緊急時対応を解いた' },
  },
  'v1.foundNotApplicable': {
    title: '該当なしとした',
    fields: ending,
    form: { office: 'assetManager', button: '該当なしとした' },
  },
  'v1.resumed': {
    title: ({ clause }) => `運用を再開した(${clauseLabel(clause)})`,
    fields: {
      clause: {
        kind: 'choice',
        label: '何からの再開か',
        untold: true,
        answers: named(resumptionClauses, {
          '2-3': `障害(${clauseLabel('2-3')})`,
          '3-9': `不正行為(${clauseLabel('3-9')})`,
        }),
        missing: '何からの再開かを選んでください',
        weighs: true,
      },
      ...ending,
    },
    form: {
      office: 'identityManager',
      button: ({ clause }) => (clause === '2-3' ? '運用を再開した(障害)' : '運用を再開した(不正行為)'),
    },
  },
  'v1.handedOver': {
    title: '引き継いだ',
    fields: {
      from: {
        ...told,
        label: '渡した人',
        missing: '渡した人の氏名を入力してください',
        told: (from: string, { to }: SaidBody) => `${from} から ${String(to)} へ`,
      },
      to: { ...told, label: '受けた人', untold: true, missing: '受けた人の氏名を入力してください' },
      what: note('申し送り(任意)'),
    },
    form: { office: 'responder', button: '引き継いだ' },
  },
  'v1.leakReportWeighed': {
    title: '法令上の報告を検討した(計画外)',
    short: '法令上の報告を検討',
    fields: {
      knownOn: {
        kind: 'date',
        label: '知った日(町のどこかの部署が最初に知った日)',
        short: '知った日',
        missing: '知った日を入れてください',
      },
      improperPurpose: {
        kind: 'choice',
        label: '不正の目的をもって行われたおそれ',
        answers: yesOrNo('あり', 'なし'),
        missing: '「なし」か「あり」を選んでください',
      },
      what: { ...note('補足(任意)'), hint: noResidents },
    },
    form: { office: 'protectionChief', button: '検討したことを記録する' },
  },
}

/** The office whose sheet it is. */
function writerOf(sheet: string): string {
  const id = sheetIds.find((one) => one === sheet) ?? 'timeline'
  return sheetOffices[id][0]
}
