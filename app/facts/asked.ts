// What many forms ask in the same words.
import { officeName } from '../../shared/plan/offices.ts'
import { supporters } from '../../shared/rules/violation/support.ts'

/** PR1 */
export const noResidents = '住民の氏名・住民票コード・個人番号は書かないでください。'

export const yesOrNo = (yes: string, no: string) =>
  [
    [true, yes],
    [false, no],
  ] as const

/** With whose cooperation or support (3-3, 3-4(1), 3-6, 3-7), where there was any. */
export const helpedBy = {
  kind: 'ticks',
  label: '協力を得た相手(任意)',
  short: '協力',
  answers: supporters.map((office) => [office, officeName(office)] as const),
} as const

export const person = {
  kind: 'text',
  label: '応対した人(任意)',
  short: '応対',
  isName: true,
} as const
export const due = { kind: 'date', label: '期限(任意)' } as const
export const responsible = { kind: 'text', label: '担当(任意)', isName: true } as const

/** Words of one's own, told as they are. */
export const note = (label: string) =>
  ({ kind: 'text', label, short: '', rows: 2, hint: noResidents }) as const

/** The ids of a list with their words, in its order. */
export function named<Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, string>>) {
  return ids.map((id) => [id, words[id]] as const)
}
