// The plan 計画 as the rules ask for it: the tables that another town would have otherwise.
import { councilAgenda } from './council-agenda.ts'
import { faultKinds } from './fault-kinds.ts'
import { approvalColumns } from './forms.ts'
import { measureExamples } from './measure-examples.ts'
import type { AgendaItem, FaultKindRow, MeasureExample } from './schemas.ts'
import { planEdition } from './town.ts'

/** An item, or a row, that the town has added has a key of its own. */
export type AgendaRow = Omit<AgendaItem, 'id'> & { id: string }
export type MeasureRow = Omit<MeasureExample, 'id' | 'clause' | 'measuresOf'> & {
  id: string
  clause: string
  measuresOf: string | null
}

export type Plan = {
  edition: string
  agenda: readonly AgendaRow[]
  faultKinds: readonly FaultKindRow[]
  measureExamples: readonly MeasureRow[]
  /** Ours: whoever signs is not in the plan. */
  approvalColumns: readonly string[]
}

/** As the ordinance prints it. */
export const plan: Plan = {
  edition: planEdition,
  agenda: councilAgenda,
  faultKinds,
  measureExamples,
  approvalColumns,
}
