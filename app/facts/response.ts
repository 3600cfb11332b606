// What is said in every response, described: calls and who was told by them, 別紙1, the kinds, the threat level, what 3-2
// asks for, pictures, and of a drill.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { formHeading } from '../../shared/plan/forms.ts'
import type { attachmentBodies } from '../../shared/incident/attachment-bodies.ts'
import type { drillBodies } from '../../shared/incident/drill-bodies.ts'
import { CallOutcome } from '../../shared/incident/operation-bodies.ts'
import { kindIds, presenceIds, presences } from '../../shared/plan/kinds.ts'
import { kinds, offices, threatLevels } from '#plan'
import { officeName } from '../../shared/plan/offices.ts'
import { callOutcomes, tellingAct, toldWords } from '../words/call-words.ts'
import { shownNumber } from '../words/shown-number.ts'
import { helpedBy, named, note, person } from './asked.ts'
import type { Description } from './description.ts'

type ResponseType =
  | 'v1.callPlaced'
  | 'v1.callEnded'
  | 'v1.callIncluded'
  | 'v1.notified'
  | 'v1.intakeReceived'
  | 'v1.kindAssessed'
  | 'v1.threatSuspected'
  | 'v1.threatAssessed'
  | 'v1.respondersConvened'
  | 'v1.informationGathered'
  | 'v1.workBegun'
  | keyof typeof attachmentBodies
  | keyof typeof drillBodies

const examples = {
  kind: 'ticks',
  label: '該当する事例',
  columns: 1,
  answers: threatLevels.levels.flatMap((level) => level.examples.map(({ id, text }) => [id, text] as const)),
  told: (ticked: readonly string[]) => ticked.map((id) => `・${exampleText(id)}`).join('\n'),
} as const
const level = {
  kind: 'choice',
  label: 'レベル',
  untold: true,
  weighs: true,
  missing: 'レベルを選んでください',
} as const
const reason = { kind: 'text', label: '理由', rows: 2 } as const
const levels = threatLevels.levels.map((one) => [one.level, one.name] as const)
const likelyLevels = [
  [2, 'レベル2'],
  [3, 'レベル3'],
] as const

export const responseFacts: { [T in ResponseType]: Description<T> } = {
  // What was dialled is the machine's own word.
  'v1.callPlaced': {
    title: ({ organisation }) => `${organisation}へ発信`,
    fields: {
      contact: { kind: 'kept' },
      organisation: { kind: 'kept' },
      number: { kind: 'kept', told: shownNumber },
      office: { kind: 'kept' },
    },
  },
  'v1.callEnded': {
    title: ({ outcome }) => `発信の結果 ${callOutcomes[outcome]}`,
    short: ({ outcome }) => (outcome === 'wrongNumber' ? '番号の違い' : callOutcomes[outcome]),
    fields: {
      call: { kind: 'kept' },
      outcome: {
        kind: 'choice',
        label: '発信の結果',
        untold: true,
        columns: 1,
        answers: named(CallOutcome.options, callOutcomes),
        missing: '結果を選んでください',
        weighs: true,
      },
    },
  },
  'v1.callIncluded': { title: '発信をこの事案に含めた', fields: { call: { kind: 'kept' } } },
  'v1.notified': {
    title: ({ office, clauses }) =>
      `${officeName(office)}${tellingAct(clauses) === '連絡を取った' ? 'と' : 'へ'}${toldWords(clauses)}`,
    short: ({ office, clauses }) => `${officeName(office)}へ${tellingAct(clauses).slice(0, 2)}した`,
    fields: {
      office: {
        kind: 'choice',
        label: '相手',
        untold: true,
        columns: 1,
        answers: offices.map(({ id, name }) => [id, name]),
        missing: '相手を選んでください',
        weighs: true,
      },
      call: { kind: 'kept' },
      person,
      reason: {
        kind: 'text',
        label: '直接通報した理由(任意)',
        short: '直接通報の理由',
        weighs: true,
      },
      clauses: {
        kind: 'ticks',
        label: '何の連絡か',
        untold: true,
        columns: 1,
        answers: [
          ['1-3', `連絡・調整(${clauseLabel('1-3')})`],
          ['3-2(3)', `連絡(${clauseLabel('3-2(3)')})`],
          ['3-2(4)', `通報(${clauseLabel('3-2(4)')})`],
          ['3-4(2)', `通報(${clauseLabel('3-4(2)')})`],
          ['3-9', `再開の前の連絡(${clauseLabel('3-9')})`],
        ],
        missing: '何の連絡かを選んでください',
        weighs: true,
      },
      what: { ...note('伝えたこと・答え(任意)'), short: '何を' },
    },
    form: { office: 'identityManager', button: '連絡したと記録する' },
  },
  'v1.intakeReceived': {
    title: `${formHeading('別紙1')}を記録`,
    short: '事案を記録した',
    fields: {
      what: { ...note('何が起きたか'), missing: '何が起きたか、一言だけ入力してください' },
      drill: { kind: 'kept' },
      edition: { kind: 'kept' },
    },
    form: { office: 'assetManager', button: '受付票に記録する' },
  },
  'v1.kindAssessed': {
    title: ({ kind, presence }) => `${kinds[kind].name}(${presences[presence]})`,
    fields: {
      kind: {
        kind: 'choice',
        label: '緊急時の区分',
        untold: true,
        answers: kindIds.map((id) => [id, kinds[id].name]),
        missing: '区分を選んでください',
        weighs: true,
      },
      presence: {
        kind: 'choice',
        label: '有無',
        untold: true,
        answers: named(presenceIds, presences),
        missing: '有無を選んでください',
        weighs: true,
      },
      replaces: { kind: 'kept' },
    },
  },
  'v1.threatSuspected': {
    title: ({ level: likely }) => `脅威度 レベル${likely}の可能性が高いとして記録`,
    short: ({ level: likely }) => `レベル${likely}の可能性が高い`,
    fields: { level: { ...level, answers: likelyLevels }, examples, reason },
  },
  'v1.threatAssessed': {
    title: ({ level: judged }) => `脅威度 レベル${judged}と判定`,
    fields: { level: { ...level, answers: levels }, examples, reason, helpedBy, replaces: { kind: 'kept' } },
  },
  'v1.respondersConvened': {
    title: `${officeName('responder')}を招集した`,
    fields: { what: { kind: 'text', label: '招集した職員(任意)', short: '' } },
    form: { office: 'identityManager', button: '招集したと記録する' },
  },
  'v1.informationGathered': {
    title: '情報を集約した',
    fields: {
      what: {
        ...note(`${officeName('handlingStaff')}を経由して集約した情報`),
        missing: '集約した情報を入力してください',
      },
    },
    form: { office: 'identityManager', button: '情報を保存する' },
  },
  'v1.workBegun': {
    title: ({ what }) => `着手した ${what}`,
    short: '着手した',
    fields: { duty: { kind: 'kept' }, what: { kind: 'kept' } },
  },
  'v1.attachmentAdded': {
    title: '写真・書類を加えた',
    fields: {
      what: note('写っているもの(任意)'),
      name: { kind: 'kept', told: (name) => name },
      sha256: { kind: 'kept' },
      mediaType: { kind: 'kept' },
      size: { kind: 'kept' },
    },
  },
  'v1.drillEnded': {
    title: '訓練を終えた',
    fields: { what: note('終わりに伝えること(任意)') },
    form: { office: 'responder', button: '訓練を終えたと記録する' },
  },
  'v1.drillReviewed': {
    title: '訓練で気づいたこと',
    fields: { what: { ...note('気づいたこと'), missing: '気づいたことを入力してください' } },
    form: { office: 'responder', button: '気づいたことを保存する' },
  },
}

/** The plan's words of an example; one of another edition of the plan stands for itself. */
function exampleText(id: string): string {
  return examples.answers.find(([known]) => known === id)?.[1] ?? id
}
