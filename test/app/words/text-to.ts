// The text that is read out to an office, of what was said.
import { callText, plainText } from '../../../app/words/call-text.ts'
import type { Call } from '../../../app/words/call-text.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { owedDuties } from '../../../shared/rules/duties.ts'
import { clausesToTell } from '../../../shared/rules/telling.ts'
import { assessed, foldOf } from '../../incident/said.ts'
import { intake } from '../../people.ts'

export const night = [intake(), assessed('violation', 'suspected')]

export function textTo(office: string, said: readonly Operation[], change: Partial<Call> = {}): string {
  const folded = foldOf(...said)
  return plainText(
    callText({
      incident: folded.incident,
      office,
      isDeputy: false,
      clauses: clausesToTell(folded.incident, plan, office),
      owed: owedDuties(folded.incident, plan),
      speaker: { name: '甲', office: null },
      callBack: null,
      ...change,
    }),
  )
}
