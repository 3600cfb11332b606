// Text as it is searched: width, half-width kana and case make no difference (NFKC, small letters).

/** More words than this are not looked for. */
const maxWords = 20

export function searchedText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The words of a query, as they are looked for; none: nothing is asked. */
export function queryWords(query: string): string[] {
  return [...new Set(searchedText(query).split(/\s+/).filter(Boolean))].slice(0, maxWords)
}

export type Piece = { text: string; hit: boolean }

/** The text in pieces, so that every place of every word can be marked in it as it was written. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const written = Array.from(new Intl.Segmenter('ja').segment(text), ({ segment }) => segment)
  const searched = written.map(searchedText)
  const hits = hitOffsets(searched.join(''), words)
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
