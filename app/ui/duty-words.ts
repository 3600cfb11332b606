// What each duty says on the screen: our short guidance, beside the plan's clause and office.
import type { Incident } from '../../shared/incident/incident.ts'
import { owedDuties } from '../../shared/rules/duties.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { failedTries } from '../../shared/rules/notification.ts'
import { callOutcomes } from './call-outcomes.ts'
import { clockTime } from './dates.ts'

const words: Record<Duty['act'], { what: string; button: string }> = {
  recordForm1: { what: '事象を緊急時通報受付票に記録する', button: '記録' },
  recordMeasure: { what: '暫定的な対応措置をとり、記録する', button: '措置' },
  call: { what: '関係機関と連絡・調整する', button: '電話' },
  assessFault: { what: '障害があるかどうかを調べる', button: '結果' },
  assessViolation: { what: '不正行為があるかどうかを調べる', button: '結果' },
  conveneResponders: { what: '緊急対策職員を招集し、指揮・統括する', button: '招集' },
  gatherInformation: { what: '情報を取扱職員を経由して集める', button: '記録' },
  contactMaintainer: { what: '保守委託事業者に連絡し、協力を得て調べる', button: '連絡' },
  notifyPrefecture: { what: '県の住基ネット担当部署へ通報する', button: '通報' },
  assessThreat: { what: '脅威度を判定する', button: '判定' },
  reportInternally: { what: '庁内で必要な報告をする', button: '報告' },
  standDown: { what: '緊急時対応を解く', button: '解く' },
  findCause: { what: '原因を解明する', button: '原因' },
  takeMeasures: { what: '対応策を実施する', button: '措置' },
  takeEmergencyMeasures: { what: '緊急措置を実施する', button: '措置' },
  requestCouncil: { what: '情報保護管理会議の開催を求める', button: '求める' },
  reportToMayor: { what: '町長に報告する', button: '報告' },
  decideResumption: { what: '通常運用への移行を会議で決める', button: '決定' },
}

export type DutyWords = { what: string; button: string; why: string | null }

/** What the duty says now: a try of the prefecture that failed turns 3-2(4) to the agency. */
export function dutyWords(duty: Duty, incident: Incident): DutyWords {
  const [failed] = duty.act === 'notifyPrefecture' && isOwed(duty) ? failedTries(incident) : []
  if (failed === undefined || failed.outcome === null) return { ...words[duty.act], why: null }
  return {
    ...words[duty.act],
    what: '指定情報処理機関へ直接通報する',
    why: `県 ${callOutcomes[failed.outcome]}(${clockTime(new Date(failed.at))})`,
  }
}

/** How many duties are owed and the first of them; what is 必要に応じて is not counted. */
export function owedInWords(incident: Incident): { count: number; first: string | null } {
  const owed = owedDuties(incident).filter(({ whereNeeded }) => !whereNeeded)
  const [first] = owed
  return { count: owed.length, first: first === undefined ? null : dutyWords(first, incident).what }
}
