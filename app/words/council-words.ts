// Names of the answers around the council (1-4).
import { calledOffice } from './short-offices.ts'
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { MemberAnswer } from '../../shared/incident/council-bodies.ts'
import type { Measure } from '../../shared/incident/council.ts'
import { councilAgenda } from '#plan'
import { ownNames } from '../record/derived/own-names.ts'
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
  '1-4': `${calledOffice('protectionChief')}の発意`,
}

/** `脅威度レベル3(3-3)`; a clause of another edition of the plan stands for itself. */
export function councilReason(clause: string): string {
  return Object.hasOwn(councilReasons, clause) ? `${councilReasons[clause]}(${clauseLabel(clause)})` : clause
}

/** What an approval says where nobody wrote more: its title says it already. */
export const bareApproval = '事後承認'

/** Of 運用の再開 (3-9). */
export const resumesInWords = (resumes: boolean) => (resumes ? '再開する' : 'まだ再開しない')

/** What was decided in words of its own; null: what was approved, or the answer, says it. */
export function ownDecision({ what, ratifies = [], resumes }: Decided): string | null {
  const isSaid =
    (what === bareApproval && ratifies.length > 0) ||
    (resumes !== undefined && what === resumesInWords(resumes))
  return isSaid ? null : what
}
type Decided = { what: string; ratifies?: readonly unknown[] | undefined; resumes?: boolean | undefined }

/** The acts that may be approved afterwards, on one line. */
export const measureInWords = ({ type, body }: Measure) =>
  type === 'v1.isolated'
    ? `切離し ${body.what} を ${body.from} から`
    : `${measureName(body.clause)} ${body.what}`

/** An item of another edition of the plan stands for itself. */
export const agendaItemName = (id: string) =>
  councilAgenda.items.find((item) => item.id === id)?.name ?? ownNames.value.get(id) ?? id
