// The ordinance's text 計画書の本文 by clause: 目的 to 付則, then 別記 and 参考 with its rows. Read as a town publishes it, a
// line a paragraph; nothing of it is dropped: what stands before the first clause, and the headings of chapters, keep
// headings of their own. A regulation in articles 条 is read by article, paragraph 項 and item 号.
import { saidOf } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import { maxClauseLength, maxClausesAtOnce } from '../../incident/town-bodies.ts'
import type { Town } from '../../incident/town.ts'

export type ClauseText = { clause: string; text: string }

/** The text before the first clause: the title, the date, the number. */
export const titleHeading = '表題'

/** The place in the ordinance that the reading has come to. */
type Place = { chapter: string; section: string; article: string; paragraph: string; clause: string }
const nowhere: Place = { chapter: '', section: '', article: '', paragraph: '', clause: '' }

/**
 * The text by clause, in the order in which they begin; every character but spaces at line ends stands under one of them.
 */
export function clauseTexts(text: string): ClauseText[] {
  const found = new Map<string, string>()
  let place: Place = { ...nowhere, clause: titleHeading }
  const lines = text.split(/\r\n|\r|\n/)
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? ''
    // The heading of an article stands before it: （…）.
    if (heading.test(plainly(line)) && articleStart.test(plainly(next))) place = placeOf(next, place)
    for (const part of isReference(place.clause) ? line.split(rowStart) : [line]) {
      if (!heading.test(plainly(part))) place = placeOf(part, place)
      if (part.trim() === '') continue
      const before = found.get(place.clause)
      found.set(place.clause, before === undefined ? part.trim() : `${before}\n${part.trim()}`)
    }
  }
  return [...found].map(([clause, words]) => ({ clause, text: words }))
}

const articleStart = /^(第\d+条(?:の\d+)*)(?:\s|\(|$)/
const heading = /^\((?!別記|参考|別紙)[^\d()][^()]*\)$/
const plainly = (line: string) => line.normalize('NFKC').trim()

/** A row of 参考 begins within a line of its table: `[1―2] …`, in whatever width. */
const rowStart = /(?=[[\uFF3B][\d\uFF10-\uFF19]+[-\u2010-\u2015\u30FC\uFF0D][\d\uFF10-\uFF19]+[\]\uFF3D])/u
const rowNumber = /^\[(\d+)[-\u2010-\u2015\u30FC](\d+)\]/u
const isReference = (clause: string) => clause.startsWith('参考')

/** Where a line stands, by how it begins; one that begins nothing goes on. Widths don't matter. */
function placeOf(part: string, before: Place): Place {
  const line = plainly(part)
  const [, chapter] = /^第(\d+)章(?:\s|$)/.exec(line) ?? []
  if (chapter !== undefined) return { ...nowhere, chapter, clause: `第${chapter}章` }
  const [, annex] = /^\((別記|参考|別紙\d*)\)/.exec(line) ?? []
  if (annex !== undefined) return { ...nowhere, clause: annex }
  const [, table] = /^((?:別表|様式)(?:第\d+号?)?)(?:\s|\(|$)/.exec(line) ?? []
  if (table !== undefined) return { ...nowhere, clause: table }
  if (/^目的$/.test(line)) return { ...before, clause: '目的' }
  if (/^[付附]\s*則$/.test(line))
    return { ...nowhere, clause: before.article === '' ? '付則' : line.replaceAll(/\s/g, '') }
  const [, article] = articleStart.exec(line) ?? []
  if (article !== undefined) return { ...before, article, paragraph: '', clause: article }
  if (before.article !== '') return withinArticle(line, before)
  if (isReference(before.clause)) return { ...before, clause: referenceOf(line) ?? before.clause }
  if (before.chapter === '') return before
  const [, section] = /^(\d{1,2})\s+[^\s|。]+$/.exec(line) ?? []
  if (section !== undefined) {
    const numbered = `${before.chapter}-${section}`
    return { ...before, section: numbered, clause: numbered }
  }
  const [, paragraph] = /^\((\d{1,2})\)\s/.exec(line) ?? []
  if (paragraph === undefined || before.section === '') return before
  return { ...before, clause: `${before.section}(${paragraph})` }
}

/** The first paragraph 項 of an article bears no number. */
function withinArticle(line: string, before: Place): Place {
  const [, number] = /^(\d{1,2})\s/.exec(line) ?? []
  const paragraph = number === undefined ? before.paragraph : `第${number}項`
  if (number !== undefined) return { ...before, paragraph, clause: `${before.article}${paragraph}` }
  const [, item] = /^\((\d{1,2})\)/.exec(line) ?? []
  return item === undefined ? before : { ...before, clause: `${before.article}${paragraph}第${item}号` }
}

/** Within 参考: a row by its number; a number alone opens a group of them, under the table's own head. */
function referenceOf(line: string): string | null {
  const [, group, row] = rowNumber.exec(line) ?? []
  if (group !== undefined) return `参考${group}-${row}`
  return /^\d+\s*\|/.test(line) ? '参考' : null
}

export type Loaded = OperationOf<'v1.ordinanceLoaded'>['body']

/** Room for the envelope within the line that an operation is (OP2). */
const maxTextBytes = 48 * 1024
/** The most bytes of UTF-8 for one unit of UTF-16. */
const maxBytesPerUnit = 3

/** The facts of one loading, as few as their limits allow. */
export function loadings(name: string, loading: string, texts: readonly ClauseText[]): Loaded[] {
  const batches: ClauseText[][] = [[]]
  let bytes = 0
  for (const one of texts.flatMap(inPieces)) {
    const more = JSON.stringify(one).length * maxBytesPerUnit
    const full = bytes + more > maxTextBytes || batches.at(-1)?.length === maxClausesAtOnce
    if (full) batches.push([])
    bytes = (full ? 0 : bytes) + more
    batches.at(-1)?.push(one)
  }
  return batches.filter(({ length }) => length > 0).map((clauses) => ({ loading, name, clauses }))
}

/** A character outside the first plane counts as two and is not cut. */
function inPieces({ clause, text }: ClauseText): ClauseText[] {
  const piece = new RegExp(`.{1,${maxClauseLength / 2}}`, 'gsu')
  return (text.match(piece) ?? []).map((each) => ({ clause, text: each }))
}

/** The text in force: that of the loading said last, its pieces together, in its order; empty: 未登録. */
export function ordinanceInForce(town: Town): Map<string, string> {
  const all = saidOf(town, 'v1.ordinanceLoaded')
  const loading = all.at(-1)?.body.loading
  const texts = new Map<string, string>()
  for (const { body } of all)
    if (body.loading === loading)
      for (const { clause, text } of body.clauses) texts.set(clause, (texts.get(clause) ?? '') + text)
  return texts
}

/**
 * The ordinance's text under the number of a clause: its own, then that of its paragraphs; null: nothing is loaded of it. The
 * first paragraph of an article stands under the article.
 */
export function textUnder(texts: ReadonlyMap<string, string>, clause: string): string | null {
  const parts = [...texts].flatMap(([id, text]) =>
    id === clause || id.startsWith(`${clause}(`) || id.startsWith(`${clause}第`) ? [text] : [],
  )
  return parts.length === 0 ? (texts.get(clause.replace(/第1項$/, '')) ?? null) : parts.join('\n')
}
