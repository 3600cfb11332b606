// Duties that are fulfilled by a record in one's own words: what is asked, and the fact it becomes.
import type { Fact } from '../../shared/incident/operation.ts'
import type { DutyAct } from '../../shared/rules/duty.ts'

export type WrittenAct = {
  label: string
  button: string
  /** What to say when nothing was typed; null: nothing need be. */
  empty: string | null
  /** A decision of the duty's office, by itself or as deputy 代理; the rest is a note, which is anybody's. */
  decides?: boolean
  /** The fact; `what` is null where nothing was typed. */
  fact: (subject: string, what: string | null) => Fact
}

const somethingDone = '何をしたかを入力してください'

export const writtenActs: Partial<Record<DutyAct, WrittenAct>> = {
  recordForm1: {
    label: '何が起きたか',
    button: '受付票に記録する',
    empty: '何が起きたか、一言だけ入力してください',
    fact: (subject, what) => ({ type: 'v1.intakeReceived', subject, body: { what: what ?? '' } }),
  },
  recordMeasure: measure('1-3'),
  conveneResponders: {
    label: '招集した職員(なくてもよい)',
    button: '招集したと記録する',
    empty: null,
    fact: (subject, what) => ({ type: 'v1.respondersConvened', subject, body: { what } }),
  },
  gatherInformation: {
    label: '取扱職員を経由して集まった情報',
    button: '情報を保存する',
    empty: '集まった情報を入力してください',
    fact: (subject, what) => ({ type: 'v1.informationGathered', subject, body: { what: what ?? '' } }),
  },
  contactMaintainer: {
    label: '応対した人(なくてもよい)',
    button: '連絡したと記録する',
    empty: null,
    fact: (subject, person) => ({
      type: 'v1.notified',
      subject,
      body: { office: 'maintainer', call: null, person, reason: null },
    }),
  },
  reportInternally: {
    label: '報告した相手',
    button: '報告したと記録する',
    empty: '報告した相手を入力してください',
    fact: (subject, to) => ({ type: 'v1.reportedInternally', subject, body: { to: to ?? '', what: null } }),
  },
  standDown: {
    label: '備考(なくてもよい)',
    button: '緊急時対応を解いたと記録する',
    empty: null,
    decides: true,
    fact: (subject, what) => ({ type: 'v1.stoodDown', subject, body: { what } }),
  },
  findCause: {
    label: '解明した原因',
    button: '原因を保存する',
    empty: '原因を入力してください',
    fact: (subject, what) => ({ type: 'v1.causeFound', subject, body: { what: what ?? '' } }),
  },
  takeMeasures: measure('3-3'),
  takeEmergencyMeasures: measure('3-4'),
  requestCouncil: {
    label: '伝えたこと(なくてもよい)',
    button: '求めたと記録する',
    empty: null,
    decides: true,
    fact: (subject, what) => ({ type: 'v1.councilRequested', subject, body: { what, clause: '3-3' } }),
  },
  reportToMayor: {
    label: '報告したこと(なくてもよい)',
    button: '報告したと記録する',
    empty: null,
    decides: true,
    fact: (subject, what) => ({ type: 'v1.reportedToMayor', subject, body: { what } }),
  },
  decideResumption: {
    label: '会議の決定',
    button: '決定を保存する',
    empty: '決定の内容を入力してください',
    decides: true,
    fact: (subject, what) => ({
      type: 'v1.councilDecided',
      subject,
      body: { item: 'resumption', what: what ?? '' },
    }),
  },
}

function measure(clause: string): WrittenAct {
  return {
    label: 'とった措置',
    button: '措置を保存する',
    empty: somethingDone,
    fact: (subject, what) => ({ type: 'v1.measureStarted', subject, body: { what: what ?? '', clause } }),
  }
}
