// What each duty says on the screen: our short guidance, beside the plan's clause and office.
import type { Incident } from '../../shared/incident/apply.ts'
import { owedDuties } from '../../shared/rules/duties.ts'
import type { Duty } from '../../shared/rules/duty.ts'

const words: Record<Duty['act'], { what: string; button: string }> = {
  recordForm1: { what: '事象を緊急時通報受付票に記録する', button: '記録' },
  recordMeasure: { what: '暫定的な対応措置をとり、記録する', button: '措置' },
  call: { what: '関係機関と連絡・調整する', button: '電話' },
  assessFault: { what: '障害があるかどうかを調べる', button: '結果' },
  assessViolation: { what: '不正行為があるかどうかを調べる', button: '結果' },
}

export function dutyWords(duty: Duty): { what: string; button: string } {
  return words[duty.act]
}

/** How many duties are owed and the first of them; what is 必要に応じて is not counted. */
export function owedInWords(incident: Incident): { count: number; first: string | null } {
  const owed = owedDuties(incident).filter(({ whereNeeded }) => !whereNeeded)
  const [first] = owed
  return { count: owed.length, first: first === undefined ? null : dutyWords(first).what }
}
