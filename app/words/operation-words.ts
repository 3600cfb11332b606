// What the timeline says of each operation, as it stands now.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Call, Incident, Said } from '../../shared/incident/incident.ts'
import type { NotApplied } from '../../shared/incident/corrections.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { Operation, ReadOperation } from '../../shared/incident/operation.ts'
import { contacts } from '../../shared/plan/contacts.ts'
import { kinds, presences } from '../../shared/plan/kinds.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { callOutcomes, toldWords } from './call-outcomes.ts'
import { councilWords } from './council-words.ts'
import { lines } from './detail-lines.ts'
import type { Words } from './detail-lines.ts'
import { drillWords } from './drill-words.ts'
import { faultWords } from './fault-words.ts'
import { intakeInWords } from './intake-words.ts'
import { reportWords } from './report-words.ts'
import { judgementDetail } from './threat-words.ts'
import { townWords } from './town-words.ts'
import { violationWords } from './violation-words.ts'

/** The words of one operation; a type newer than this program is shown as unknown, never hidden (OP2). */
export function operationWords(read: ReadOperation, incident: Incident, now: Date): Words {
  if (read.known) return knownWords(read.operation, incident, now)
  return { what: '新しい種類の記録', detail: `${read.operation.type}(アプリを更新すると読めます)` }
}

function knownWords(operation: Operation, incident: Incident, now: Date): Words {
  switch (operation.type) {
    case 'v1.callPlaced':
      return {
        what: `${operation.body.organisation}へ発信 ${outcomeWords(incident.calls.get(operation.id))}`,
        detail: shownNumber(operation.body.number),
      }
    case 'v1.callEnded':
      return { what: `発信の結果 ${callOutcomes[operation.body.outcome]}`, detail: '' }
    case 'v1.callIncluded':
      return { what: '発信をこの事案に含めた', detail: '' }
    case 'v1.notified':
      return noticeWords(operation.body)
    case 'v1.intakeReceived':
      return { what: '緊急時通報受付票を記録', detail: operation.body.what }
    case 'v1.intakeDetailed':
      return { what: '緊急時通報受付票に記入', detail: intakeInWords(operation.body.form, now) }
    case 'v1.kindAssessed':
      return { what: `${kinds[operation.body.kind].name}(${presences[operation.body.presence]})`, detail: '' }
    case 'v1.threatSuspected':
      return {
        what: `脅威度 レベル${operation.body.level}の可能性が高いとして記録`,
        detail: judgementDetail(operation.body),
      }
    case 'v1.threatAssessed':
      return { what: `脅威度 レベル${operation.body.level}と判定`, detail: judgementDetail(operation.body) }
    case 'v1.respondersConvened':
      return { what: `${officeName('responder')}を招集した`, detail: operation.body.what ?? '' }
    case 'v1.informationGathered':
      return { what: '情報を集めた', detail: operation.body.what }
    case 'v1.reconnected':
      return reconnectionWords(operation.body, incident)
    case 'v1.attachmentAdded':
      return { what: '写真・書類を加えた', detail: lines(operation.body.what, operation.body.name) }
    case 'v1.acknowledged':
      return { what: '確認した', detail: `${operation.body.operations.length}件の記録` }
    case 'v1.corrected':
      return {
        what: operation.body.nature === 'mistaken' ? '誤入力とした' : '訂正した',
        detail: operation.body.reason ?? '',
      }
    default:
      return wordsOf(operation.type, operation.body, incident)
  }
}

const chapterWords: { [T in ChapterType]: (body: Bodies[T], said: Said) => Words } = {
  ...faultWords,
  ...violationWords,
  ...councilWords,
  ...reportWords,
  ...drillWords,
  ...townWords,
}
type ChapterType =
  | keyof typeof faultWords
  | keyof typeof violationWords
  | keyof typeof councilWords
  | keyof typeof reportWords
  | keyof typeof drillWords
  | keyof typeof townWords

function wordsOf<T extends ChapterType>(type: T, body: Bodies[T], said: Said): Words {
  return chapterWords[type](body, said)
}

/** Before resumption all are contacted (3-9). */
function noticeWords({
  office,
  person,
  reason,
  clause,
}: Extract<Operation, { type: 'v1.notified' }>['body']): Words {
  const told = toldWords(office)
  const verb = clause === '3-9' ? '再開の前に連絡した' : told
  const answered = person === null ? [] : [`応対 ${person}`]
  const why = reason === null ? [] : [`直接通報の理由: ${reason}`]
  return { what: `${officeName(office)}へ${verb}`, detail: [...answered, ...why].join('\n') }
}

/** A 再組込み says what came back; of a 切離し marked 誤入力, or of none, nothing is known. */
function reconnectionWords(body: Bodies['v1.reconnected'], incident: Incident): Words {
  const { what, detail } = violationWords['v1.reconnected'](body)
  const ended = saidOf(incident, 'v1.isolated').find(({ id }) => id === body.isolation)
  return { what, detail: lines(ended && `${ended.body.what} を ${ended.body.from} へ`, detail) }
}

/** Of a call marked 誤入力 nothing is asked any more. */
function outcomeWords(call: Call | undefined): string {
  if (call === undefined) return ''
  return call.outcome === null ? '(結果は未記入)' : callOutcomes[call.outcome]
}

/** A number of the plan as the plan's buttons show it; any other as it was dialled. */
export function shownNumber(digits: string): string {
  return contacts.find((contact) => contact.digits === digits)?.shown ?? digits
}

export const notAppliedWords: Record<NotApplied, string> = {
  noSuchCall: '対象の発信の記録がまだありません',
  callWithdrawn: '対象の発信は、誤入力か、この事案から外されています',
  noSuchOperation: '対象の記録がまだありません',
  namesLaterOperation: '自分より後の記録を指しています',
  bodyDoesNotFit: '訂正の内容が決まりに合いません',
}
