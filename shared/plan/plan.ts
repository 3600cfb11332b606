// The plan 計画 as the rules ask for it: the tables that a town adds to as it goes (TR5).
import { carried, councilAgenda, edition, faultKinds, forms, measureExamples } from '#plan'
import type { ClauseId } from './clause-ids.ts'
import type { AgendaItem, FaultKindRow, MeasureExample } from './schemas.ts'

/** `clause`: its number, 参考1-1, or 町1 of a row that the town has added, which has a key of its own. */
export type MeasureRow = MeasureExample & { clause: string }

export type Plan = {
  edition: string
  /** The rules that its clauses carry: what none carries is asked of nobody. */
  rules: ReadonlySet<ClauseId>
  agenda: readonly AgendaItem[]
  faultKinds: readonly FaultKindRow[]
  measureExamples: readonly MeasureRow[]
  /** Ours: whoever signs is not in the plan. */
  approvalColumns: readonly string[]
}

/** As the ordinance prints it. */
export const plan: Plan = {
  edition: edition.title,
  rules: new Set(carried),
  agenda: councilAgenda.items,
  faultKinds: faultKinds.kinds,
  measureExamples: measureExamples.examples.map((row) => ({ ...row, clause: `参考${row.id}` })),
  approvalColumns: forms.approvalColumns,
}
