// Who was told 通報した相手, one line each: whom, and what came of it.
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { Contacted } from '../../shared/rules/sheets/contact-log.ts'
import type { Told } from '../../shared/rules/sheets/told.ts'
import { callOutcomes, toldWords } from '../words/call-words.ts'
import { fromAfar } from '../words/dates.ts'
import { operationWords } from './descriptions.ts'

/** The prefecture's two numbers are one office. */
const shortNames: Readonly<Record<string, string>> = { prefecture: '県' }

export function toldInWords(told: Told, incident: Incident): string {
  if ('contacted' in told) return contactInWords(told.contacted)
  const { what, detail } = operationWords({ known: true, operation: told.report }, incident, fromAfar)
  return `${what} ${detail}`.trim().replaceAll('\n', ' ')
}

/** `県 応答なし`, `指定情報処理機関 つながった・通報した(応対 当番)` */
function contactInWords({ call, notice }: Contacted): string {
  const office = notice?.office ?? call?.office ?? null
  const whom = office === null ? (call?.organisation ?? '') : (shortNames[office] ?? officeName(office))
  // Told by a call that was answered: that it was answered goes without saying.
  const answers = call === null || (notice !== null && call.outcome === 'connected')
  const outcome = answers ? [] : [call.outcome === null ? '結果は未記入' : callOutcomes[call.outcome]]
  const told = notice === null ? [] : [toldWords(notice.clauses)]
  const answered = notice === null || notice.person === null ? '' : `(応対 ${notice.person})`
  return `${whom} ${[...outcome, ...told].join('・')}${answered}`
}
