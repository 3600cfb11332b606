// The plan in force: what the ordinance prints, with what the town has added to it. Printed rows are never changed.
import { lastSaid } from '../../incident/incident.ts'
import { governing } from '../../incident/town.ts'
import type { Town } from '../../incident/town.ts'
import type { MeasureRow, Plan } from '../../plan/plan.ts'
import type { AgendaItem } from '../../plan/schemas.ts'

const markers = ['①', '②', '③', '④'] as const

/** `printed` with the town's own agenda items and measure rows after its own, and the town's approval columns. */
export function planInForce(printed: Plan, town: Town): Plan {
  return {
    ...printed,
    agenda: [...printed.agenda, ...ownItems(town)],
    measureExamples: [...printed.measureExamples, ...ownRows(town)],
    approvalColumns: lastSaid(town, 'v1.approvalColumnsEntered')?.body.columns ?? printed.approvalColumns,
  }
}

/** Whether two plans ask the same of an incident: the same items to decide, the same rows to choose from. */
export function isSamePlan(one: Plan, other: Plan): boolean {
  const asked = ({ agenda, measureExamples }: Plan) => JSON.stringify([agenda, measureExamples])
  return asked(one) === asked(other)
}

function ownItems(town: Town): AgendaItem[] {
  return governing(town, 'v1.agendaItemEntered', ({ body }) => body.item).flatMap(
    ({ body: { item, entry } }) => (entry === null ? [] : [{ id: item, ...entry }]),
  )
}

/** Numbered 町1, 町2 …, in the order in which they were added, as 参考1-1 is: a row taken out keeps its number. */
function ownRows(town: Town): MeasureRow[] {
  return governing(town, 'v1.measureRowEntered', ({ body }) => body.row).flatMap(
    ({ body: { row, entry } }, at) => {
      if (entry === null) return []
      const { group, noticedBy, event, measures } = entry
      const number = `町${at + 1}`
      const own = { signs: [], leadIn: null, condition: null, measuresOf: null, remark: '町が加えた例' }
      return [
        {
          id: row,
          printedNumber: number,
          clause: number,
          group,
          noticedBy,
          event,
          ...own,
          measures: measures.map(({ text, verb }, index) => ({ marker: markers[index] ?? '④', text, verb })),
        },
      ]
    },
  )
}
