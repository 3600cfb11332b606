// What is wrong with a text before it is saved, said beside its field; empty: nothing. The text itself stays.
import { maxTextLength } from '../../shared/incident/operation-fields.ts'

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/** `whenEmpty`: what to say of a text in which nothing can be seen; without it that is fine. `longest` in characters. */
export function textProblem(text: string, whenEmpty = '', longest = maxTextLength): string {
  if (!visible.test(text)) return whenEmpty
  if (text.includes('\0')) return '使えない文字が入っています。消してください'
  const { length } = text.trim()
  return length > longest ? `${longest}文字までです(いま${length}文字)` : ''
}

/** A text as the record takes it; null: nothing was typed. */
export function written(text: string): string | null {
  return text.trim() === '' ? null : text
}
