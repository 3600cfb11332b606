// Clauses 条項: number, heading as the ordinance has it, and a short guidance of ours.
import { annexClauses } from './clauses/annexes.ts'
import { faultClauses } from './clauses/fault-response.ts'
import { generalClauses } from './clauses/general-rules.ts'
import { referenceClauses } from './clauses/reference.ts'
import { violationClauses } from './clauses/violation-response.ts'
import type { Clause } from './schemas.ts'

/** Every clause of the ordinance, in its order. */
export const clauses = [
  ...generalClauses,
  ...faultClauses,
  ...violationClauses,
  ...annexClauses,
  ...referenceClauses,
] as const satisfies readonly Clause[]

export type ClauseId = (typeof clauses)[number]['id']

/** The ordinance names these by number alone: their headings are ours. */
export const ownHeadings: readonly ClauseId[] = ['別紙2', '別紙3']

/** The chapters 章 by number, as the ordinance heads them. */
export const chapters = { 1: '総則', 2: '障害対応', 3: '不正行為対応' } as const

/** The number as one of this plan's; null: of another edition, or of a row that the town has added. */
export function knownClause(number: string): ClauseId | null {
  return clauses.find(({ id }) => id === number)?.id ?? null
}

/** The clause by its number. */
export function clauseOf(id: ClauseId): Clause {
  const found = clauses.find((clause) => clause.id === id)
  if (found === undefined) throw new Error(`no clause ${id}`)
  return found
}
