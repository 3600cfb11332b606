// When a number of the contact tree (別記) is called, in the words every place says it with, and the clause for it.
import type { Contact } from '../../shared/plan/contacts.ts'
import { prefectureHours } from '../../shared/plan/hours.ts'

export function whenToCall({ hours }: Contact): string {
  if (hours === 'day') return `平日${prefectureHours.shown}`
  if (hours === 'night') return '夜間・土曜日・日曜日・祝日・年末年始'
  return '県に通報できないときは直接こちらへ'
}

export function callClause({ office, clause }: Contact): string {
  return office === 'agency' ? '3-2(4)' : clause
}
