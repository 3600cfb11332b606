// A sentence that is read out: what the record says in it stands out from the words around it.
import { tokyoMoment } from '../../shared/rules/town/office-hours.ts'

export type Piece = { text: string; fromRecord: boolean }
export type Sentence = Piece[]

export const unknown = '未確認'

/** A word of ours that a sentence takes in. */
export function plain(text: string): Piece {
  return { text, fromRecord: false }
}

/** A text that is put into the sentence is from the record. */
export function spoken(words: TemplateStringsArray, ...values: (string | Piece)[]): Sentence {
  const pieces = words.flatMap((text, at) => {
    const value = values[at]
    if (value === undefined) return [plain(text)]
    return [plain(text), typeof value === 'string' ? { text: value, fromRecord: true } : value]
  })
  return pieces.filter(({ text }) => text !== '')
}

/** `11月23日2時17分`, as it is read out. */
export function dayAndMinute(at: string): string {
  const { date, month, day, minute } = tokyoMoment(Date.parse(at))
  return date === '' ? unknown : `${month}月${day}日${Math.floor(minute / 60)}時${minute % 60}分`
}
