// What each duty says on the screen: our short guidance, beside the plan's clause and office.
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isLater, owedDuties } from '../../shared/rules/duties.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { leftOpen } from '../../shared/rules/gates.ts'
import { failedTries } from '../../shared/rules/violation/notification.ts'
import { callOutcomes } from './call-words.ts'
import { clockTime } from './dates.ts'

const words: Record<Duty['act'], { what: string; button: string }> = {
  closeNotApplicable: { what: '該当なしとして終える', button: '終える' },
  conveneCouncil: { what: `${officeName('council')}を招集し、開催する`, button: '招集' },
  decideAgenda: { what: '会議の議題を決定する', button: '決定' },
  ratify: { what: '会議の前に行った切離しの事後承認をする', button: '承認' },
  locateFault: { what: '障害の種類と箇所を特定する', button: '特定' },
  askMaintainer: { what: `${officeName('maintainer')}に適切な対応を依頼する`, button: '依頼' },
  checkFault: { what: '原因究明の手順を一つずつ確かめる', button: '確認' },
  findFaultCause: { what: '障害の原因を究明する', button: '原因' },
  reportFault: { what: '特定と究明の結果を別紙2で報告する', button: '報告' },
  askMaintainerForCause: {
    what: `原因が不明なので、${officeName('maintainer')}に協力を依頼する`,
    button: '依頼',
  },
  checkBugInformation: { what: 'バグ情報を確認し、その対策に沿って対応する', button: '確認' },
  askMaintainerForRemedy: { what: `${officeName('maintainer')}に対応を依頼する`, button: '依頼' },
  weighServer: { what: '住民サービスへの影響を把握し、サーバの動作について判断する', button: '判断' },
  askMaintainerForRepair: { what: `修理・修復・交換を${officeName('maintainer')}に依頼する`, button: '依頼' },
  beginDecision: { what: '緊急かつ必要性の高い決定に着手する', button: '着手' },
  confirmIntegrity: { what: '本人確認情報の整合性を確認する', button: '確認' },
  repairIntegrity: { what: '本人確認情報を修復する', button: '修復' },
  resumeAfterFault: { what: '運用を再開する(障害)', button: '再開' },
  reassessThreat: { what: '脅威度を再判定する', button: '再判定' },
  weighRights: {
    what: `${officeName('protectionChief')}・県・${officeName('agency')}へ通報し、切り離す`,
    button: '判断',
  },
  isolate: { what: '既存住基システムを住基ネットから切り離す等の緊急措置を行う', button: '切離し' },
  notifyAtOnce: { what: 'へ通報する', button: '通報' },
  requestMeasures: {
    what: `県・${officeName('otherMunicipality')}・${officeName('agency')}等に緊急措置の実施を要請する`,
    button: '要請',
  },
  analyseSources: { what: '被害情報・ログ情報・記録簿・管理簿を分析する', button: '分析' },
  identifyCause: { what: '不正が行われた時期・場所・方法等を特定する', button: '特定' },
  reviewMeasures: { what: '実施した緊急措置を見直す', button: '見直し' },
  planCorrectiveAction: { what: '恒久対策を立案する', button: '立案' },
  reportViolation: { what: `${officeName('protectionChief')}に別紙3で報告する`, button: '報告' },
  contactBeforeResumption: { what: 'と再開の前に連絡を取る', button: '連絡' },
  confirmResumption: { what: '通常運用体制への移行に支障がないことを確認する', button: '確認' },
  resumeAfterViolation: { what: '運用を再開する(不正行為)', button: '再開' },
  recordForm1: { what: '事象を緊急時通報受付票に記録する', button: '記録' },
  recordMeasure: { what: '暫定的な対応措置をとり、記録する', button: '措置' },
  call: { what: '関係機関と連絡・調整する', button: '電話' },
  assessFault: { what: '障害があるかどうかを調べる', button: '結果' },
  assessViolation: { what: '不正行為があるかどうかを調べる', button: '結果' },
  conveneResponders: { what: `${officeName('responder')}を招集し、指揮・統括する`, button: '招集' },
  gatherInformation: { what: `情報を${officeName('handlingStaff')}を経由して集める`, button: '記録' },
  contactMaintainer: { what: `${officeName('maintainer')}に連絡し、協力を得て調べる`, button: '連絡' },
  notifyPrefecture: { what: `${officeName('prefecture')}へ通報する`, button: '通報' },
  assessThreat: { what: '脅威度を判定する', button: '判定' },
  reportInternally: { what: '庁内で必要な報告をする', button: '報告' },
  standDown: { what: '緊急時対応を解く', button: '解く' },
  findCause: { what: '原因を解明する', button: '原因' },
  takeMeasures: { what: '対応策を実施する', button: '措置' },
  takeEmergencyMeasures: { what: '緊急措置を実施する', button: '措置' },
  requestCouncil: { what: `${officeName('council')}の開催を求める`, button: '求める' },
  reportToMayor: { what: `${officeName('mayor')}に報告する`, button: '報告' },
  decideResumption: { what: '通常運用への移行を会議で決める', button: '決定' },
}

export type DutyWords = { what: string; button: string; why: string | null }

/** What the duty says now: a try of the prefecture that failed turns 3-2(4) to the agency. */
export function dutyWords(duty: Duty, incident: Incident): DutyWords {
  if (duty.whom !== null)
    return {
      ...words[duty.act],
      what: `${officeName(duty.whom)}${words[duty.act].what}`,
      why: alsoDone(duty),
    }
  const [failed] = duty.act === 'notifyPrefecture' && isOwed(duty) ? failedTries(incident) : []
  if (failed === undefined || failed.outcome === null) return { ...words[duty.act], why: null }
  return {
    ...words[duty.act],
    what: `${officeName('agency')}へ直接通報する`,
    why: `県 ${callOutcomes[failed.outcome]}(${clockTime(new Date(failed.at))})`,
  }
}

/** One notice to the prefecture fulfils both paragraphs. */
function alsoDone({ act, whom }: Duty): string | null {
  return act === 'notifyAtOnce' && whom === 'prefecture' ? '3-2(4)の通報も、これで済みます' : null
}

/** What is owed now, in the order of the screen: what comes after the night only where it was left open 未了. */
export function owedTonight(incident: Incident, plan: Plan): Duty[] {
  const left = new Set(leftOpen(incident).map(({ id }) => id))
  return owedDuties(incident, plan).filter((duty) => !isLater(duty) || left.has(duty.id))
}
