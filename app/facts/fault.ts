// What is said in the response to a fault 障害対応 (chapter 2), described.
import { checkResultIds, maintainerRequestIds } from '../../shared/incident/fault-bodies.ts'
import type { faultBodies } from '../../shared/incident/fault-bodies.ts'
import { faultKinds } from '#plan'
import { officeName } from '../../shared/plan/offices.ts'
import { checkResults, faultCheckName, maintainerRequests, requestInFull } from '../words/fault-words.ts'
import { named, note, noResidents, person, yesOrNo } from './asked.ts'
import type { Description } from './description.ts'
import type { TypedFields } from './field.ts'

const byMaintainer = officeName('maintainer')
const stopped = ({ works }: TypedFields) => works === 'false'

export const faultFacts: { [T in keyof typeof faultBodies]: Description<T> } = {
  'v1.faultLocated': {
    title: '障害の種類・箇所を特定した',
    short: '障害を特定した',
    whenEmpty: '種類・箇所・事象のどれかを入れてください',
    fields: {
      kinds: {
        kind: 'ticks',
        label: faultKinds.kindColumns[0],
        short: '',
        hint: 'いくつでも(任意)',
        columns: 1,
        answers: faultKinds.kinds.map(({ id, name, event }) => [
          id,
          name,
          `${faultKinds.kindColumns[1]} ${event}`,
        ]),
        weighs: true,
      },
      place: { kind: 'text', label: '障害の箇所', short: '箇所' },
      what: { ...note('事象'), short: '事象' },
    },
    form: { office: 'responder', button: '障害の特定を記録する', again: true },
  },
  'v1.faultChecked': {
    title: ({ check, result }) => `${faultCheckName(check)} ${checkResults[result]}`,
    short: ({ result }) => `手順 ${checkResults[result]}`,
    fields: {
      check: { kind: 'kept' },
      result: {
        kind: 'choice',
        label: '結果',
        untold: true,
        answers: named(checkResultIds, checkResults),
        missing: '結果を選んでください',
        weighs: true,
      },
      what: { kind: 'text', label: 'メモ', short: '' },
    },
    form: { office: 'responder', button: 'メモを保存する' },
  },
  'v1.faultCauseJudged': {
    title: ({ found }) => (found ? '障害の原因が判明した' : '障害の原因は不明'),
    fields: {
      found: {
        kind: 'choice',
        label: '原因',
        untold: true,
        answers: yesOrNo('判明', '不明'),
        missing: '判明か不明を選んでください',
        weighs: true,
      },
      what: {
        ...note(''),
        label: ({ found }) => (found === 'false' ? '分かっていること(任意)' : '原因'),
      },
    },
    form: { office: 'responder', button: '原因を保存する' },
  },
  'v1.faultCauseGivenUp': {
    title: '障害の原因の究明を、不明のまま終えた',
    short: '不明のまま終えた',
    fields: { reason: { ...note('終える理由'), missing: '理由を入力してください' } },
    form: { office: 'identityManager', button: '究明を終えたと記録する' },
  },
  'v1.bugInformationChecked': {
    title: 'バグ情報を確認した',
    fields: {
      number: { kind: 'text', label: 'バグ情報の番号', short: '番号', isName: true },
      what: { kind: 'text', label: '対策', rows: 2 },
      respondersCan: {
        kind: 'choice',
        label: `${officeName('responder')}に対応できるか`,
        short: officeName('responder'),
        answers: yesOrNo('対応できる', '対応できない'),
        weighs: true,
      },
    },
    form: { office: 'responder', button: 'バグ情報を確認したと記録する' },
  },
  'v1.maintainerAsked': {
    title: ({ requests }) =>
      `${byMaintainer}に${requests.map((one) => maintainerRequests[one]).join('・')}を依頼した`,
    short: `${byMaintainer}に依頼した`,
    fields: {
      requests: {
        kind: 'ticks',
        label: '依頼したこと',
        untold: true,
        columns: 1,
        answers: maintainerRequestIds.map((id) => [id, requestInFull(id)]),
        missing: '何を依頼したかを選んでください',
        weighs: true,
      },
      person,
      what: { kind: 'text', label: '依頼の内容(任意)', short: '', rows: 2 },
    },
    form: { office: asksMaintainer, button: '依頼したと記録する' },
  },
  // Of a server that works nothing else is asked.
  'v1.serverWeighed': {
    title: ({ works }) => (works ? 'サーバは正常に作動している' : 'サーバが正常に作動しない'),
    short: ({ works }) => `サーバ ${works ? '正常' : '正常でない'}`,
    fields: {
      works: {
        kind: 'choice',
        label: 'サーバは',
        untold: true,
        columns: 2,
        answers: yesOrNo('正常に作動している', '正常に作動しない'),
        missing: 'サーバが作動しているかを選んでください',
        weighs: true,
      },
      residentImpact: {
        kind: 'text',
        label: '住民サービスへの影響',
        rows: 2,
        hint: `止まっている業務など。${noResidents}`,
        shown: stopped,
      },
      grave: {
        kind: 'choice',
        label: '極めて重大な障害か',
        short: '極めて重大な障害',
        answers: yesOrNo('はい', 'いいえ'),
        shown: stopped,
        weighs: true,
      },
      long: {
        kind: 'choice',
        label: '長時間に渡るサーバ停止か',
        short: '長時間に渡るサーバ停止',
        answers: yesOrNo('はい', 'いいえ'),
        shown: stopped,
        weighs: true,
      },
      outlook: { kind: 'text', label: '停止見込み', shown: stopped },
    },
    form: { office: 'identityManager', button: '判断を記録する', again: true },
  },
  'v1.integrityConfirmed': {
    title: ({ sound }) => (sound ? '本人確認情報の整合性を確認した' : '本人確認情報の整合性に修復が必要'),
    short: ({ sound }) => (sound ? '整合性を確認した' : '修復が必要'),
    fields: {
      sound: {
        kind: 'choice',
        label: '本人確認情報の整合性',
        untold: true,
        columns: 2,
        answers: yesOrNo('確認した・問題なし', '修復が必要'),
        missing: '確認した結果を選んでください',
        weighs: true,
      },
      what: note('確かめたこと(任意)'),
    },
    form: { office: 'identityManager', button: '整合性の確認を保存する' },
  },
  'v1.integrityRepaired': {
    title: '本人確認情報を修復した',
    fields: { what: note('修復したこと(任意)') },
    form: { office: 'identityManager', button: '本人確認情報を修復した' },
  },
}

/** 緊急対策職員 asks for 適切な対応; all else is asked by 本人確認情報管理責任者 (2-1(1)(2)(4)). */
function asksMaintainer({ requests }: TypedFields): 'responder' | 'identityManager' {
  return Array.isArray(requests) && requests.some((one) => one !== 'respond')
    ? 'identityManager'
    : 'responder'
}
