// Text as it is searched, so that what was written one way is found by another. Character by character, the same wherever
// it stands, so that every part of a text is still a part of it: width, half-width kana and case (NFKC, small letters); all
// dashes, the long vowel's among them, are one, and all wave dashes; 髙 is 高; what has no width is not there.

const unseen = /\p{Variation_Selector}|[\u00ad\u200b-\u200f\u2060\ufeff]/gu
const dash = /[\u2010-\u2015\u2043\u2212\u2500\u2501\u30fc]/g
const wave = /[\u02dc\u223c\u301c\u3030]/g
/** Forms of names and places that NFKC keeps apart, each before the one it is searched by. */
const forms = new Map<string, string>(
  '髙高 﨑崎 嵜崎 碕崎 德徳 濵浜 濱浜 邊辺 邉辺 齋斎 齊斉 澤沢 嶋島 嶌島 櫻桜 國国 廣広 眞真 惠恵 龍竜 瀨瀬 靜静 淸清 彌弥 冨富 榮栄 學学 縣県 區区 濟済 條条 圓円 會会 𠮷吉 栁柳 槗橋 曻昇'
    .split(' ')
    .map(([form = '', plain = '']) => [form, plain]),
)
const anyForm = new RegExp(`[${[...forms.keys()].join('')}]`, 'gu')

export function searchedText(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  const even = folded.replaceAll(unseen, '').replaceAll(dash, '-').replaceAll(wave, '~')
  return even.replaceAll(anyForm, (form) => forms.get(form) ?? form)
}

/** A word that is looked for, in its spellings: it is found where one of them stands. */
export type Word = readonly string[]
export type Piece = { text: string; hit: boolean }

/** The text in pieces, so that every place of every word can be marked in it as it was written. */
export function marked(text: string, words: readonly Word[]): Piece[] {
  const written = Array.from(new Intl.Segmenter('ja').segment(text), ({ segment }) => segment)
  const searched = written.map(searchedText)
  const hits = hitOffsets(searched.join(''), words.flat())
  const pieces: Piece[] = []
  let offset = 0
  for (const [at, segment] of written.entries()) {
    const end = offset + (searched[at]?.length ?? 0)
    const hit = hits.some(([from, to]) => from < end && to > offset)
    offset = end
    const last = pieces.at(-1)
    if (last?.hit === hit) last.text += segment
    else pieces.push({ text: segment, hit })
  }
  return pieces
}

function hitOffsets(text: string, words: readonly string[]): [from: number, to: number][] {
  const hits: [number, number][] = []
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      hits.push([at, at + word.length])
  return hits
}
