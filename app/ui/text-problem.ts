// What is wrong with a text before it is saved, said beside its field; empty: nothing. The text itself stays.
import { maxTextLength } from '../../shared/incident/operation.ts'

/** `whenEmpty`: what to say of an empty text; without it an empty text is fine. */
export function textProblem(text: string, whenEmpty = ''): string {
  const { length } = text.trim()
  if (length === 0) return whenEmpty
  if (text.includes('\0')) return '使えない文字(U+0000)が入っています。消してください'
  return length > maxTextLength ? `${maxTextLength}文字までです(いま${length}文字)` : ''
}
