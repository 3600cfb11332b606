// What is wrong with a telephone number before it is saved, said beside its field (TN1); empty: nothing.
import { dialDigits } from '../../shared/rules/town/phone-number.ts'
import type { DialDigits } from '../../shared/rules/town/phone-number.ts'

type Reason = Extract<DialDigits, { ok: false }>['reason']

const problems: Record<Reason, string> = {
  empty: '',
  extension: '内線番号や#などは付けられません。外からかかる番号だけを入れてください',
  unreadable: 'この番号ではかけられません。数字を確かめてください',
  tooShort: '桁が足りません。市外局番から入れてください',
  tooLong: '桁が多すぎます。数字を確かめてください',
}

/** A number that is left out is no problem. */
export function numberProblem(text: string): string {
  const dial = dialDigits(text)
  return dial.ok ? '' : problems[dial.reason]
}

/** As the record takes it; null: none was typed. */
export function writtenNumber(text: string): string | null {
  const dial = dialDigits(text)
  return dial.ok ? dial.digits : null
}
