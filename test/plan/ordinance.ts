// The ordinance as the town published it (平成18年訓令第28号), read so that the plan's data can be held against it.
import { readFileSync } from 'node:fs'

export const ordinance = readFileSync(new URL('ordinance.txt', import.meta.url), 'utf8')
const lines = ordinance.split('\n')

/** The rows of the table under 別記: its two cells. */
export function contactRows(): string[][] {
  const start = lines.indexOf('(別記) 緊急時連絡網')
  const rows = lines.slice(start + 1, lines.indexOf('(参考)緊急措置例')).map((line) => line.split('|'))
  return rows.map((cells) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).filter(isFilled)
}

function isFilled(cells: string[]): boolean {
  return cells.length > 0
}

/** Clause number → heading: `3-2` → `状況の把握`, `2-1(2)` → `原因の究明`. A paragraph without one has none. */
export function headings(): Map<string, string> {
  const found = new Map<string, string>()
  let chapter = ''
  let section = ''
  for (const line of lines.slice(0, lines.indexOf('付則'))) {
    const [, chapterNumber] = /^第(\d)章 /.exec(line) ?? []
    const [, sectionNumber, sectionHeading] = /^(\d) (\S+)$/.exec(line) ?? []
    const [, paragraph, paragraphHeading] = /^\((\d)\) ([^ 。]+)(?: |$)/.exec(line) ?? []
    if (chapterNumber !== undefined) chapter = chapterNumber
    if (sectionNumber !== undefined) section = `${chapter}-${sectionNumber}`
    if (sectionHeading !== undefined) found.set(section, sectionHeading)
    if (paragraphHeading !== undefined) found.set(`${section}(${paragraph})`, paragraphHeading)
  }
  return found
}
