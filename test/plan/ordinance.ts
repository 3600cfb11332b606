// The ordinance as the town published it (平成18年訓令第28号), read so that the plan's data can be held against it.
import { readFileSync } from 'node:fs'

export const ordinance = readFileSync(new URL('ordinance.txt', import.meta.url), 'utf8')

/** A clause as it is printed: its own heading, or null, and its text without its tables and paragraphs. */
export type Provision = { heading: string | null; text: string }

/** Clause number → clause, in the ordinance's order, from 目的 to 付則. */
export function provisions(text: string): Map<string, Provision> {
  const found = new Map<string, Provision>()
  let chapter = ''
  let section = ''
  let current: Provision = { heading: null, text: '' }
  const begin = (id: string, heading: string | null, words: string) => {
    current = { heading, text: words }
    found.set(id, current)
  }
  const [body = ''] = text.split('\n(別記) ')
  for (const line of body.split('\n')) {
    const [, chapterNumber] = /^第(\d)章 /.exec(line) ?? []
    const [, sectionNumber, sectionHeading] = /^(\d) (\S+)$/.exec(line) ?? []
    const [, paragraph, words] = /^\((\d)\) (.+)$/.exec(line) ?? []
    if (chapterNumber !== undefined) chapter = chapterNumber
    else if (sectionNumber !== undefined && sectionHeading !== undefined) {
      section = `${chapter}-${sectionNumber}`
      begin(section, sectionHeading, '')
    } else if (words !== undefined) begin(`${section}(${paragraph})`, paragraphHeading(words), words)
    else if (line === '目的' || line === '付則') begin(line, line, '')
    else if (!line.includes('|')) current.text += line
  }
  return found
}

/** `障害 住基ネットで…` and `障害の特定` begin with a heading; a paragraph that is a sentence has none. */
function paragraphHeading(words: string): string | null {
  return /^([^ 。]+)(?: |$)/.exec(words)?.[1] ?? null
}

/** Chapter number → heading: `2` → `障害対応`. */
export function chapterHeadings(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^第(\d)章 (.+)$/gm)].map(([, number, heading]) => [number, heading]),
  )
}
