// The index: for every character and every two that stand together, the texts that hold them, in their order. A word of
// one or two is a lookup, however much there is; a longer one is looked for in the texts of its rarest pair.
import type { Word } from './searched-text.ts'

export type Indexed = {
  /** Where it stands among the others: the greatest comes first. */
  order: string
  /** Its text as it is searched. */
  text: string
}

export type Hits<T> = { total: number; page: T[] }

export type GramIndex<T extends Indexed> = {
  add: (document: T) => void
  remove: (document: T) => void
  /** The documents that hold every word, greatest order first: how many, and of those `limit` from the one at `from` on. */
  find: (words: readonly Word[], from: number, limit: number) => Hits<T>
}

/** Orders must differ: one names its document. */
export function gramIndex<T extends Indexed>(): GramIndex<T> {
  const postings = new Map<string, T[]>()

  function add(document: T): void {
    eachGram(document.text, (gram) => {
      const list = postings.get(gram)
      if (list === undefined) postings.set(gram, [document])
      else if (list.at(-1) !== document) put(list, document)
    })
  }

  function remove(document: T): void {
    eachGram(document.text, (gram) => {
      const list = postings.get(gram) ?? []
      const place = placeOf(list, document)
      if (list[place] === document) list.splice(place, 1)
      if (list.length === 0) postings.delete(gram)
    })
  }

  function find(words: readonly Word[], from: number, limit: number): Hits<T> {
    const [shortest = []] = words.map(candidates).toSorted((a, b) => a.length - b.length)
    // A list holds exactly the texts of its gram: only what is longer, or more than one word, must be read.
    const [[spelling = '', ...others] = []] = words
    const told = words.length === 1 && others.length === 0 && spelling.length <= 2
    const found = told ? shortest : shortest.filter(({ text }) => words.every((word) => stands(word, text)))
    const end = Math.max(0, found.length - from)
    return { total: found.length, page: found.slice(Math.max(0, end - limit), end).toReversed() }
  }

  /** The texts that hold the rarest pair of a spelling: one list, or those of several in their order. */
  function candidates(word: Word): readonly T[] {
    const lists = word.map((spelling) => {
      const ofGrams = gramsOfWord(spelling).map((gram) => postings.get(gram) ?? [])
      return ofGrams.toSorted((a, b) => a.length - b.length)[0] ?? []
    })
    const [only = [], ...more] = lists
    if (more.length === 0) return only
    return [...new Set(lists.flat())].toSorted((a, b) => (a.order < b.order ? -1 : 1))
  }

  return { add, remove, find }
}

function stands(word: Word, text: string): boolean {
  return word.some((spelling) => text.includes(spelling))
}

/** Every one, some of them more than once; a pair that spans white space is no part of any word. */
function eachGram(text: string, use: (gram: string) => void): void {
  for (const run of text.split(/\s+/))
    for (let at = 0; at < run.length; at += 1) {
      use(run.charAt(at))
      if (at + 1 < run.length) use(run.slice(at, at + 2))
    }
}

function gramsOfWord(word: string): string[] {
  return word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
}

/** The newest is nearly always added last. */
function put<T extends Indexed>(list: T[], document: T): void {
  if ((list.at(-1)?.order ?? '') < document.order) list.push(document)
  else {
    const place = placeOf(list, document)
    if (list[place] !== document) list.splice(place, 0, document)
  }
}

/** Where the document stands in a list by its order, or would stand. */
function placeOf<T extends Indexed>(list: readonly T[], { order }: T): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.order ?? '') < order) low = middle + 1
    else high = middle
  }
  return low
}
