// A table of the record for a spreadsheet: its columns, and the lines that one incident has in it.
import type { Folded } from '../../../shared/incident/fold.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { tokyoIso } from '../../../shared/rules/town/office-hours.ts'
import type { Cell } from '../../../shared/sync/csv.ts'

export type RecordTable = {
  id: string
  /** The name of the file and of the button. */
  name: string
  columns: readonly string[]
  /** `plan`: the edition under which the incident began. */
  lines: (folded: Folded, number: string, plan: Plan) => Cell[][]
}

/** `2026/11/23 02:13`, Japan's time, which a spreadsheet takes for a date; nothing stays nothing. */
export function tableTime(at: string | null): Cell {
  if (at === null) return null
  return {
    moment: tokyoIso(Date.parse(at))
      .replace(/:\d\d\..*/, '')
      .replaceAll('-', '/')
      .replace('T', ' '),
  }
}
