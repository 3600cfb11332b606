// A sentence that is read out: what the record says in it stands out from the words around it.
export type Piece = { text: string; fromRecord: boolean }
export type Sentence = Piece[]

export const unknown = '未確認'

/** Whatever is put into the sentence is from the record. */
export function spoken(words: TemplateStringsArray, ...values: string[]): Sentence {
  const pieces = words.flatMap((text, at) => {
    const value = values[at]
    const around = { text, fromRecord: false }
    return value === undefined ? [around] : [around, { text: value, fromRecord: true }]
  })
  return pieces.filter(({ text }) => text !== '')
}
