// What the timeline says of each operation, as it stands now.
import type { Call, Incident } from '../../shared/incident/apply.ts'
import type { NotApplied } from '../../shared/incident/corrections.ts'
import type { ReadOperation } from '../../shared/incident/operation.ts'
import { contacts } from '../../shared/plan/contacts.ts'
import { kinds, presences } from '../../shared/plan/kinds.ts'
import { callOutcomes } from '../ui/call-outcomes.ts'

export type Words = { what: string; detail: string }

/** The words of one operation; a type newer than this program is shown as unknown, never hidden (OP2). */
export function operationWords(read: ReadOperation, incident: Incident): Words {
  if (!read.known)
    return { what: '新しい種類の記録', detail: `${read.operation.type}(アプリを更新すると読めます)` }
  const { operation } = read
  switch (operation.type) {
    case 'v1.callPlaced': {
      return {
        what: `${operation.body.organisation}へ発信 ${outcomeWords(incident.calls.get(operation.id))}`,
        detail: shownNumber(operation.body.number),
      }
    }
    case 'v1.callEnded':
      return { what: `発信の結果 ${callOutcomes[operation.body.outcome]}`, detail: '' }
    case 'v1.callIncluded':
      return { what: '発信をこの事案に含めた', detail: '' }
    case 'v1.intakeReceived':
      return { what: '緊急時通報受付票を記録', detail: operation.body.what }
    case 'v1.kindAssessed':
      return { what: `${kinds[operation.body.kind].name}(${presences[operation.body.presence]})`, detail: '' }
    case 'v1.measureStarted':
      return { what: '暫定的な対応措置', detail: operation.body.what }
    case 'v1.acknowledged':
      return { what: '確認した', detail: `${operation.body.operations.length}件の記録` }
    case 'v1.corrected':
      return {
        what: operation.body.nature === 'mistaken' ? '誤入力とした' : '訂正した',
        detail: operation.body.reason ?? '',
      }
  }
}

/** Of a call marked 誤入力 nothing is asked any more. */
function outcomeWords(call: Call | undefined): string {
  if (call === undefined) return ''
  return call.outcome === null ? '(結果は未記入)' : callOutcomes[call.outcome]
}

/** A number of the plan as the plan's buttons show it; any other as it was dialled. */
function shownNumber(digits: string): string {
  return contacts.find((contact) => contact.digits === digits)?.shown ?? digits
}

export const notAppliedWords: Record<NotApplied, string> = {
  noSuchCall: '対象の発信の記録がありません(まだ届いていないか、誤入力です)',
  noSuchOperation: '対象の記録がまだありません',
  namesLaterOperation: '自分より後の記録を指しています',
  bodyDoesNotFit: '訂正の内容が決まりに合いません',
}
