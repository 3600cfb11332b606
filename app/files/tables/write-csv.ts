// A table of the record as a CSV file (BU6): of real incidents alone, one after the other.
import type { Incident } from '../../../shared/incident/incident.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import { csvLine, csvStart } from '../../../shared/sync/csv.ts'
import { storedIncidents } from '../../record/derived/stored-incidents.ts'
import { incidentNumber } from '../../words/incident-words.ts'
import type { Step } from '../../ui/long-work.ts'
import type { RecordTable } from './table.ts'
import { phone } from '../../record/log/this-phone.ts'

export type TableContent = {
  table: RecordTable
  ids: readonly string[]
  /** Without its ending. */
  name: string
  numberOf: (id: string) => ReceiptNumber | null
  planOf: (incident: Incident) => Plan
}

export async function writeCsv(
  { table, ids, name, numberOf, planOf }: TableContent,
  step: Step,
): Promise<File> {
  const lines = [csvStart, csvLine(table.columns)]
  let done = 0
  for await (const { folded } of storedIncidents(phone, ids)) {
    await step({ done, of: ids.length, words: `${table.name}の表を書き出しています` })
    done += 1
    const { incident } = folded
    if (incident.drill) continue
    const number = incidentNumber(incident, numberOf(incident.id))
    lines.push(...table.lines(folded, number, planOf(incident)).map(csvLine))
  }
  return new File(lines, `${name}.csv`, { type: 'text/csv' })
}
