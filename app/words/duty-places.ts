// The screens of one incident beside its own, and the duties that are carried out there, or by calling somebody.
import type { DutyAct } from '../../shared/rules/duty.ts'

/** By the last part of their address, in the plan's order. */
export const places = {
  fault: '障害の切り分け',
  threat: '脅威度の判定',
  measures: '緊急措置',
  cause: '原因と見直し',
  council: '会議',
  resumption: '再開・終了',
  sheets: '帳票・印刷',
  'leak-report': '法令上の報告(計画外)',
} as const

/** A duty that has none is carried out on the incident's own screen. */
export const dutyPlaces: Partial<Record<DutyAct, keyof typeof places>> = {
  closeNotApplicable: 'resumption',
  conveneCouncil: 'council',
  decideAgenda: 'council',
  ratify: 'council',
  locateFault: 'fault',
  askMaintainer: 'fault',
  checkFault: 'fault',
  findFaultCause: 'fault',
  reportFault: 'fault',
  askMaintainerForCause: 'fault',
  checkBugInformation: 'fault',
  askMaintainerForRemedy: 'fault',
  weighServer: 'fault',
  askMaintainerForRepair: 'fault',
  beginDecision: 'council',
  confirmIntegrity: 'fault',
  repairIntegrity: 'fault',
  resumeAfterFault: 'resumption',
  assessThreat: 'threat',
  reassessThreat: 'threat',
  standDown: 'resumption',
  findCause: 'cause',
  takeMeasures: 'measures',
  takeEmergencyMeasures: 'measures',
  weighRights: 'measures',
  isolate: 'measures',
  requestMeasures: 'measures',
  analyseSources: 'cause',
  identifyCause: 'cause',
  reviewMeasures: 'cause',
  planCorrectiveAction: 'cause',
  reportViolation: 'cause',
  contactBeforeResumption: 'resumption',
  confirmResumption: 'resumption',
  decideResumption: 'council',
  resumeAfterViolation: 'resumption',
}

/** Whom a duty of the incident's own screen calls, beside 3-2(4) and 3-4(2). */
export const dutyCalls: Partial<Record<DutyAct, string>> = {
  contactMaintainer: 'maintainer',
  conveneResponders: 'responder',
  requestCouncil: 'protectionChief',
  reportToMayor: 'mayor',
}
