// Duties that are fulfilled by a record in one's own words: what is asked, and the fact it becomes.
import type { Fact } from '../../shared/incident/operation.ts'
import type { KnownEntry } from '../../shared/rules/duty-table.ts'

export type WrittenAct = {
  label: string
  button: string
  /** What to say when nothing was typed; null: nothing need be. */
  empty: string | null
  /** A name: shorter than a text, on one line. */
  isName?: boolean
  /** A decision of the duty's office, by itself or as deputy 代理; the rest is a note, which is anybody's. */
  decides?: boolean
  /** The fact; `what` is null where nothing was typed, `clause` the duty's. */
  fact: (subject: string, what: string | null, clause: string) => Fact
}

type Form = Extract<KnownEntry['home'], { form: string }>['form']

/** By the type of operation: of every duty that its entry has recorded on its own card. */
export const writtenActs: Record<Form, WrittenAct> = {
  'v1.intakeReceived': {
    label: '何が起きたか',
    button: '受付票に記録する',
    empty: '何が起きたか、一言だけ入力してください',
    fact: (subject, what) => ({ type: 'v1.intakeReceived', subject, body: { what: what ?? '' } }),
  },
  'v1.measureStarted': {
    label: 'とった措置',
    button: '措置を保存する',
    empty: '何をしたかを入力してください',
    fact: (subject, what, clause) => ({
      type: 'v1.measureStarted',
      subject,
      body: { what: what ?? '', clause },
    }),
  },
  'v1.respondersConvened': {
    label: '招集した職員(なくてもよい)',
    button: '招集したと記録する',
    empty: null,
    fact: (subject, what) => ({ type: 'v1.respondersConvened', subject, body: { what } }),
  },
  'v1.informationGathered': {
    label: '取扱職員を経由して集まった情報',
    button: '情報を保存する',
    empty: '集まった情報を入力してください',
    fact: (subject, what) => ({ type: 'v1.informationGathered', subject, body: { what: what ?? '' } }),
  },
  'v1.notified': {
    label: '応対した人(なくてもよい)',
    button: '連絡したと記録する',
    empty: null,
    isName: true,
    fact: (subject, person) => ({
      type: 'v1.notified',
      subject,
      body: { office: 'maintainer', call: null, person, reason: null },
    }),
  },
  'v1.reportedInternally': {
    label: '報告した相手',
    button: '報告したと記録する',
    empty: '報告した相手を入力してください',
    isName: true,
    fact: (subject, to) => ({ type: 'v1.reportedInternally', subject, body: { to: to ?? '', what: null } }),
  },
  'v1.councilRequested': {
    label: '伝えたこと(なくてもよい)',
    button: '求めたと記録する',
    empty: null,
    decides: true,
    fact: (subject, what, clause) => ({ type: 'v1.councilRequested', subject, body: { what, clause } }),
  },
  'v1.reportedToMayor': {
    label: '報告したこと(なくてもよい)',
    button: '報告したと記録する',
    empty: null,
    decides: true,
    fact: (subject, what) => ({ type: 'v1.reportedToMayor', subject, body: { what } }),
  },
}
