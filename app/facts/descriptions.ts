// Every type of operation, described. One that is missing here does not compile.
import { formHeading } from '../../shared/plan/forms.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { OperationType, ReadOperation } from '../../shared/incident/operation.ts'
import { callOutcomes } from '../words/call-words.ts'
import { withoutClauses } from '../words/without-clauses.ts'
import type { Words } from '../words/detail-lines.ts'
import { councilFacts } from './council.ts'
import { described } from './description.ts'
import type { AnyDescription, Description } from './description.ts'
import { faultFacts } from './fault.ts'
import { form1InWords } from './form1.ts'
import { noteFacts } from './notes.ts'
import { reportFacts } from './reports.ts'
import { responseFacts } from './response.ts'
import { townFacts } from './town.ts'
import { violationFacts } from './violation.ts'

const byType: { readonly [T in OperationType]: Description<T> } = {
  ...responseFacts,
  ...faultFacts,
  ...violationFacts,
  ...councilFacts,
  ...reportFacts,
  ...noteFacts,
  ...townFacts,
  'v1.intakeDetailed': {
    title: `${formHeading('別紙1')}に記入`,
    short: '受付票に記入',
    fields: { form: { kind: 'kept', told: (form, _, about) => form1InWords(form, about) } },
  },
  'v1.acknowledged': {
    title: '確認した',
    fields: { operations: { kind: 'kept', told: (operations) => `${operations.length}件の記録` } },
  },
  'v1.corrected': {
    title: ({ nature }) => corrections[nature],
    fields: {
      operation: { kind: 'kept' },
      nature: { kind: 'kept' },
      body: { kind: 'kept' },
      said: { kind: 'kept' },
      reason: { kind: 'kept', told: (reason) => reason },
    },
  },
}

export const descriptions: Readonly<Record<OperationType, AnyDescription>> = byType

const corrections: Record<Bodies['v1.corrected']['nature'], string> = {
  amended: '訂正した',
  mistaken: '誤入力とした',
  remarked: '添え書きした',
}

/** What was done in a dozen letters (TL3), without what the town's plan calls its clause. */
export function shortWords(read: ReadOperation, incident: Incident, now: Date): string {
  const { short } = read.known ? descriptions[read.operation.type] : {}
  if (short === undefined) return withoutClauses(operationWords(read, incident, now).what)
  return typeof short === 'string' ? short : Reflect.apply(short, null, [read.operation.body])
}

/** The words of one operation; a type newer than this program is shown as unknown, never hidden (OP2). */
export function operationWords(read: ReadOperation, incident: Incident, now: Date): Words {
  if (!read.known)
    return { what: '新しい種類の記録', detail: `${read.operation.type}(アプリを更新すると読めます)` }
  const { what, detail } = described(descriptions[read.operation.type], read.operation.body, {
    incident,
    now,
  })
  const call = incident.calls.get(read.operation.id)
  if (call === undefined) return { what, detail }
  return { what: `${what} ${call.outcome === null ? '(結果は未記入)' : callOutcomes[call.outcome]}`, detail }
}
