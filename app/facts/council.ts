// What is said of the council 情報保護管理会議 (1-4, 2-2), described.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { memberAnswerIds } from '../../shared/incident/council-bodies.ts'
import type { councilBodies } from '../../shared/incident/council-bodies.ts'
import { measuresTaken } from '../../shared/incident/council.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { offices } from '#plan'
import { officeName } from '../../shared/plan/offices.ts'
import {
  agendaItemName,
  councilReason,
  councilReasons,
  measureInWords,
  memberAnswers,
  ownDecision,
  resumesInWords,
} from '../words/council-words.ts'
import { due, named, note, responsible, yesOrNo } from './asked.ts'
import type { Description } from './description.ts'
import type { SaidBody } from './field.ts'

const council = officeName('council')
const byChief = { office: 'protectionChief' } as const
const reasons = Object.keys(councilReasons).map((clause) => [clause, councilReason(clause)] as const)
const reason = { kind: 'choice', columns: 1, missing: '理由を選んでください', weighs: true } as const
/** Which of the meetings is meant is said where there are several. */
const meeting = { kind: 'kept' } as const

export const councilFacts: { [T in keyof typeof councilBodies]: Description<T> } = {
  'v1.councilRequested': {
    title: ({ clause }) => `${council}の開催を求めた(${clauseLabel(clause)})`,
    fields: {
      clause: {
        ...reason,
        label: '求める理由',
        untold: true,
        answers: reasons.filter(([clause]) => clause !== '1-4'),
      },
      what: { kind: 'text', label: '伝えたこと(任意)', short: '' },
    },
    form: { office: 'identityManager', button: '開催を求めたと記録する' },
  },
  'v1.councilConvened': {
    title: `${council}を招集した`,
    fields: {
      clause: { ...reason, label: '招集の理由', short: '理由', answers: reasons },
      what: { kind: 'text', label: '補足(任意)', short: '' },
    },
    form: { ...byChief, button: '招集したと記録する' },
  },
  // Named once for the whole town; another name is a 訂正.
  'v1.memberNamed': {
    title: '会議のメンバーを登録した',
    short: 'メンバーを登録した',
    fields: {
      member: {
        kind: 'text',
        label: 'メンバーの氏名',
        short: '',
        isName: true,
        missing: '氏名を入力してください',
      },
      number: { kind: 'number', label: '電話番号(任意)', short: '' },
    },
    form: { office: 'protectionChief', button: '登録する' },
  },
  'v1.memberAnswered': {
    title: ({ answer }) => `会議のメンバー ${memberAnswers[answer]}`,
    short: ({ answer }) => `返事 ${memberAnswers[answer]}`,
    fields: {
      meeting,
      member: {
        kind: 'text',
        label: 'メンバー',
        short: '',
        isName: true,
        missing: '氏名を入力してください',
        weighs: true,
      },
      answer: {
        kind: 'choice',
        label: '返事',
        untold: true,
        answers: named(memberAnswerIds, memberAnswers),
        missing: '返事を選んでください',
        weighs: true,
      },
    },
  },
  'v1.councilHeld': {
    title: `${council}を開催した`,
    fields: {
      meeting,
      place: { kind: 'text', label: '場所・方法' },
      chair: { kind: 'text', label: '議長', isName: true },
      present: {
        kind: 'ticks',
        label: '出席',
        answers: ({ incident }) => attendants(incident).map((name) => [name, name]),
      },
      next: { kind: 'text', label: '次回(任意)' },
    },
    form: { ...byChief, button: '開催を保存する', when: '開催日時' },
  },
  'v1.councilDecided': {
    title: ({ item, ratifies = [] }) =>
      `会議の${ratifies.length > 0 ? '事後承認' : '決定'} ${agendaItemName(item)}`,
    short: ({ ratifies = [] }) => `会議の${ratifies.length > 0 ? '事後承認' : '決定'}`,
    fields: {
      item: { kind: 'kept' },
      meeting,
      ratifies: {
        kind: 'ticks',
        label: 'すでに行った措置の事後承認なら、その措置を選ぶ',
        short: '',
        answers: ({ incident }) => measuresTaken(incident).map((one) => [one.id, measureInWords(one)]),
        weighs: true,
      },
      what: {
        ...note('決定内容'),
        missing: '決定内容を入力してください',
        told: (what: string, { ratifies, resumes }: SaidBody) =>
          ownDecision({
            what,
            ratifies: Array.isArray(ratifies) ? ratifies : [],
            resumes: typeof resumes === 'boolean' ? resumes : undefined,
          }),
      },
      urgent: {
        kind: 'choice',
        label: `緊急かつ必要性の高いもの(${clauseLabel('2-2')})`,
        answers: yesOrNo('はい', 'いいえ'),
        told: (urgent: boolean) => (urgent ? '緊急かつ必要性の高いもの' : null),
        weighs: true,
      },
      resumes: {
        kind: 'choice',
        label: '再開するか',
        answers: yesOrNo(resumesInWords(true), resumesInWords(false)),
        shown: ({ item }) => item === 'resumption',
        told: resumesInWords,
        weighs: true,
      },
      responsible,
      due,
    },
    form: { ...byChief, button: '決定を保存する' },
  },
  'v1.itemLeftUndecided': {
    title: ({ item }) => `今回は決定しない ${agendaItemName(item)}`,
    short: '今回は決定しない',
    fields: { item: { kind: 'kept' }, meeting },
    form: { ...byChief, button: '今回は決定しない', named: true },
  },
  'v1.adviceObtained': {
    title: ({ office }) => `${officeName(office)}の助言を得た`,
    short: '助言を得た',
    fields: {
      office: {
        kind: 'choice',
        label: '助言した相手',
        untold: true,
        columns: 1,
        answers: offices.filter(({ ofTown }) => !ofTown).map(({ id, name }) => [id, name]),
        missing: '助言した相手を選んでください',
      },
      what: note('助言の内容(任意)'),
    },
    form: { office: 'identityManager', button: '助言を得たと記録する' },
  },
  'v1.decisionStarted': {
    title: '会議の決定に着手した',
    fields: { decision: { kind: 'kept' }, what: note('補足(任意)') },
    form: { office: 'identityManager', button: '着手した' },
  },
}

/** Everybody who was asked or named as present, once. */
function attendants(incident: Incident): string[] {
  const asked = saidOf(incident, 'v1.memberAnswered').map(({ body }) => body.member)
  return [...new Set([...asked, ...saidOf(incident, 'v1.councilHeld').flatMap(({ body }) => body.present)])]
}
