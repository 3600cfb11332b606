// Clauses 条項 as the town's ordinance numbers and heads them, by the rule of ours that they carry.
import { clauses } from '#plan'
import { clauseIds } from './clause-ids.ts'
import type { ClauseId } from './clause-ids.ts'
import type { Clause } from './schemas.ts'

export type { ClauseId } from './clause-ids.ts'

/** The clause as one that our rules know; null: of another edition, or of a row that the town has added. */
export function knownClause(id: string): ClauseId | null {
  return clauseIds.find((known) => known === id) ?? null
}

/** The town's clause that carries the rule; null: its plan has none. */
export function clauseOf(id: ClauseId): Clause | null {
  return clauses.find(({ rules }) => rules.includes(id)) ?? null
}
