// Resident's number 住民票コード (11 digits) or 個人番号 (12 digits) in a text: warned of, never refused (PR3).
import { dashes, invisible } from './town/phone-number.ts'

export type ResidentNumber = 'residentCode' | 'mobileOrResidentCode' | 'individualNumber'

const unseen = new RegExp(`[${invisible}]`, 'gu')
// The digits of one number are parted by one kind of mark alone: a time behind a date, or another number behind a
// space, makes no longer run of them. A + begins a telephone number.
const runs = [/\+?\d+/g, new RegExp(String.raw`\+?\d(?:[${dashes}]?\d)*`, 'gu'), /\+?\d(?:\s?\d)*/g]
const mobile = /^0[5-9]0/

/** Kinds of residents' numbers that the text may hold, in any width, each once. */
export function residentNumbers(text: string): ResidentNumber[] {
  const folded = text.normalize('NFKC').replace(unseen, '')
  const numbers = runs.flatMap((run) => folded.match(run) ?? []).filter((found) => !found.startsWith('+'))
  return [...new Set(numbers.flatMap((found) => suspect(found.replace(/\D/g, ''))))]
}

function suspect(digits: string): ResidentNumber[] {
  if (digits.length === 12) return ['individualNumber']
  if (digits.length !== 11) return []
  return [mobile.test(digits) ? 'mobileOrResidentCode' : 'residentCode']
}
