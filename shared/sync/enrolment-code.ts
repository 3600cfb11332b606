// Enrolment code 登録コード: decimal digits, which are read out over a bad line and typed on any keypad; 13 of them are 43
// bits. Rule AU4.
import * as z from 'zod/mini'

export const codeDigits = 13
export const EnrolmentCode = z.string().check(z.regex(new RegExp(`^\\d{${codeDigits}}$`)))
const group = 4

/** As it is printed and read out: 4827-1936-20574. */
export function readCode(code: string): string {
  return `${code.slice(0, group)}-${code.slice(group, 2 * group)}-${code.slice(2 * group)}`
}
