// The tables of `#plan`: a plan's own, and what is made of its clauses, so that no page carries all of them for it.
import { createHash } from 'node:crypto'
import { clauseIds } from '../../shared/plan/clause-ids.ts'
import type { ClauseId } from '../../shared/plan/clause-ids.ts'
import type { PlanFolder } from '../../shared/plan/schemas.ts'

export type PlanTables = PlanFolder & {
  /** The rules of ours that its clauses carry. */
  carried: readonly ClauseId[]
  /** The town's own number of each rule's clause, where it is another than ours. */
  labels: Readonly<Record<string, string>>
  /** What each form is called, by its rule. */
  formHeadings: Readonly<Record<string, string>>
}

export function tablesOf(plan: PlanFolder): PlanTables {
  const own = clauseIds.flatMap((id) =>
    plan.clauses.filter(({ rules }) => rules.includes(id)).map((clause) => [id, clause] as const),
  )
  return {
    ...plan,
    carried: own.map(([id]) => id),
    labels: Object.fromEntries(
      own.filter(([id, { label }]) => id !== label).map(([id, { label }]) => [id, label]),
    ),
    formHeadings: Object.fromEntries(
      own.filter(([id]) => id.startsWith('別紙')).map(([id, { heading }]) => [id, heading]),
    ),
  }
}

/** By which a server knows that the app was built for its plan. */
export function planDigest(tables: PlanTables): string {
  return createHash('sha256').update(JSON.stringify(tables)).digest('hex')
}
