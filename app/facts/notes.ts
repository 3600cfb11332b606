// What is written down beside what the plan asks for, described: メモ and 引き受けた.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { noteBodies } from '../../shared/incident/note-bodies.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { dutyIds, entryOf } from '../../shared/rules/duty.ts'
import { note } from './asked.ts'
import type { Description } from './description.ts'

export const noteFacts: { [T in keyof typeof noteBodies]: Description<T> } = {
  'v1.noted': {
    title: 'メモ',
    fields: { what: { ...note('メモ'), rows: 4, missing: 'メモを入力してください' } },
    form: { office: null, button: 'メモを保存する' },
  },
  'v1.takenOver': {
    title: ({ duty }) => `引き受けた ${dutyInWords(duty)}`,
    short: '引き受けた',
    fields: {
      duty: { kind: 'kept' },
      person: {
        kind: 'text',
        label: '引き受けた人',
        short: '',
        isName: true,
        missing: '引き受けた人の氏名を入力してください',
        told: (person: string, { office }) =>
          typeof office === 'string' ? `${person}(${officeName(office)})` : person,
      },
      office: { kind: 'kept' },
    },
    form: { office: null, button: '引き受けたと記録する' },
  },
}

/** What is to be done, with its clause; a duty of another edition of the plan stands for itself. */
function dutyInWords(duty: string): string {
  if (!dutyIds.some((id) => duty === id || duty.startsWith(`${id} `))) return duty
  const { words, clause } = entryOf({ id: duty })
  return `${words.what}(${clauseLabel(clause)})`
}
