// The plan 計画 as the rules ask for it: the tables that another town would have otherwise.
import { councilAgenda } from './council-agenda.ts'
import { faultKinds } from './fault-kinds.ts'
import type { AgendaItem, FaultKindRow } from './schemas.ts'

export type Plan = { agenda: readonly AgendaItem[]; faultKinds: readonly FaultKindRow[] }

/** 愛荘町's. */
export const plan: Plan = { agenda: councilAgenda, faultKinds }
