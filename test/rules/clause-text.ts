// What the ordinance says under one clause number of chapters 1 to 3.
import { ordinance } from '../plan/ordinance.ts'

/** The text of `3-8`, or of its paragraph `3-2(4)`; throws where there is none. */
export function clauseText(id: string): string {
  const [, chapter, section, paragraph] = /^(\d)-(\d)(?:\((\d)\))?$/.exec(id) ?? []
  const ofSection = after(`${section} `, after(`第${chapter}章 `, ordinance, /\n(?:第\d章 |付則\n)/), /\n\d /)
  return paragraph === undefined ? ofSection : after(`(${paragraph}) `, ofSection, /\n\(\d\) /)
}

/** What 3-3 says of one level. */
export function levelText(level: number): string {
  return after(`《レベル${level}の場合》`, clauseText('3-3'), /\n《/)
}

/** The part of `text` whose line begins with `heading`, until what ends it. */
function after(heading: string, text: string, end: RegExp): string {
  const start = `\n${text}`.indexOf(`\n${heading}`)
  if (start < 0) throw new Error(`no ${heading}`)
  return text.slice(start).split(end, 1)[0] ?? ''
}
