// What the ordinance says under one clause number.
import { ordinance, provisions } from '../plan/ordinance.ts'

const found = provisions(ordinance)

/** The text of `3-8`, or of its paragraph `3-2(4)`; throws where there is none. */
export function clauseText(id: string): string {
  const provision = found.get(id)
  if (provision === undefined) throw new Error(`no clause ${id}`)
  return provision.text
}

/** What 3-3 says of one level. */
export function levelText(level: number): string {
  const text = clauseText('3-3')
    .split('《')
    .find((part) => part.startsWith(`レベル${level}の場合》`))
  if (text === undefined) throw new Error(`no level ${level}`)
  return text
}
