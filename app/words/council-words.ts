// How the council (1-4) is told: the names of its answers, and what the timeline says.
import { officeName } from '../../shared/plan/offices.ts'
import type { MemberAnswer } from '../../shared/incident/council-bodies.ts'
import type { Measure } from '../../shared/incident/council.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import { councilAgenda } from '../../shared/plan/council-agenda.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { yearMonthDay } from './dates.ts'
import { labelled, lines } from './detail-lines.ts'
import type { Words } from './detail-lines.ts'
import { measureName } from './violation-words.ts'

export const memberAnswers: Record<MemberAnswer, string> = {
  attends: '出席する',
  cannotAttend: '出席できない',
  notReached: 'つながらない',
}

/** Why it is asked for or called together, by the clause: what makes it ask. */
export const councilReasons: Record<string, string> = {
  '2-1(3)': '極めて重大な障害で長時間に渡るサーバ停止',
  '3-3': '脅威度レベル3',
  '3-5': '再判定でレベル3',
  '3-9': '運用再開の決定',
  '1-4': '統括責任者の発意',
}

/** `脅威度レベル3(3-3)`; a clause of another edition of the plan stands for itself. */
export function councilReason(clause: string): string {
  return Object.hasOwn(councilReasons, clause) ? `${councilReasons[clause]}(${clause})` : clause
}

/** What may be approved afterwards, on one line. */
export const measureInWords = ({ type, body }: Measure) =>
  type === 'v1.isolated'
    ? `切離し ${body.what} を ${body.from} から`
    : `${measureName(body.clause)} ${body.what}`

/** An item of another edition of the plan stands for itself. */
export const agendaItemName = (id: string) =>
  councilAgenda.find((item) => item.id === id)?.name ?? ownNames.value.get(id) ?? id

type CouncilType =
  | 'v1.councilRequested'
  | 'v1.councilConvened'
  | 'v1.memberNamed'
  | 'v1.memberAnswered'
  | 'v1.councilHeld'
  | 'v1.councilDecided'
  | 'v1.decisionStarted'

export const councilWords: { [T in CouncilType]: (body: Bodies[T]) => Words } = {
  'v1.councilRequested': ({ what, clause }) => ({
    what: `${officeName('council')}の開催を求めた(${clause})`,
    detail: what ?? '',
  }),
  'v1.councilConvened': ({ clause, what }) => ({
    what: `${officeName('council')}を招集した`,
    detail: lines(labelled('理由', councilReason(clause)), what),
  }),
  'v1.memberNamed': ({ member, number }) => ({
    what: '会議のメンバーを登録した',
    detail: lines(member, number),
  }),
  'v1.memberAnswered': ({ member, answer }) => ({
    what: `会議のメンバー ${memberAnswers[answer]}`,
    detail: member,
  }),
  'v1.councilHeld': ({ place, chair, present, next }) => ({
    what: `${officeName('council')}を開催した`,
    detail: lines(
      labelled('場所・方法', place),
      labelled('議長', chair),
      labelled('出席', present.join('、')),
      labelled('次回', next),
    ),
  }),
  'v1.councilDecided': ({ item, what, urgent, responsible, due, ratifies = [], resumes }) => ({
    what: `会議の${ratifies.length > 0 ? '事後承認' : '決定'} ${agendaItemName(item)}`,
    detail: lines(
      what,
      urgent === true ? '緊急かつ必要性の高いもの' : null,
      resumes === false ? 'まだ再開しない' : null,
      labelled('担当', responsible),
      labelled('期限', yearMonthDay(due)),
    ),
  }),
  'v1.decisionStarted': ({ what }) => ({ what: '会議の決定に着手した', detail: what ?? '' }),
}
