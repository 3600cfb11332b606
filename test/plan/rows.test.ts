// Every row of the ordinance's tables by its own name: the data holds it as it is printed, in the same place.
import { expect, it } from 'vitest'
import { ordinance } from './ordinance.ts'
import { tables } from './tables.ts'

const clauseOfTitle = /(?<=^\[)[^\]]+/

/** A row's cells as printed and as held; headings and the reference's number and event are no names. */
const rows = tables.flatMap(({ title, printed, held }) => {
  const clause = clauseOfTitle.exec(title)?.[0] ?? ''
  return printed(ordinance).flatMap((cells, at) => {
    const reference = /^\[(\d)―(\d)\]/.exec(cells[2] ?? '')
    const id = reference === null ? `${clause} ${cells[0]}` : `参考${reference[1]}-${reference[2]}`
    return [{ id, cells, holds: held[at] }]
  })
})

it.each(rows)('[$id] stands in the plan’s data as the ordinance prints it', ({ cells, holds }) => {
  expect(holds).toEqual(cells)
})
