// The lines in which an id stands, found in their bytes: no column says of which incident a line is. Rule SY32.
import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { stored, storedColumns } from './line-rows.ts'
import { fitting, readHead, reading, sizeOfBytes } from './page.ts'
import type { Schema } from './schema.ts'
import type { LinesAt, Naming, PageLine } from './storage.ts'

/** Some milliseconds of a database that looks through its lines in this process: then others come first. */
const linesAtOnce = 5000

/** Looks through the lines behind `after`; each stays as it is, so that nobody need look at one twice. */
export async function positionsNaming(database: Kysely<Schema>, id: string, after: number): Promise<Naming> {
  const { position: to } = await readHead(database)
  const positions: number[] = []
  for (let from = after; from < to; from += linesAtOnce) {
    const rows = await database
      .selectFrom('line')
      .select('position')
      .where('position', '>', from)
      .where('position', '<=', Math.min(from + linesAtOnce, to))
      .where('bytes', 'like', Buffer.from(`%${id}%`))
      .orderBy('position')
      .execute()
    positions.push(...rows.map(({ position }) => position))
    await setImmediate()
  }
  return { positions, to }
}

export function linesAt(database: Kysely<Schema>, { positions, ...bounds }: LinesAt): Promise<PageLine[]> {
  if (positions.length === 0) return Promise.resolve([])
  return reading(database).execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('line')
      .select(storedColumns)
      .select(sizeOfBytes)
      .where('position', 'in', positions)
      .where('bytes', 'is not', null)
      .orderBy('position', 'desc')
      .execute()
    const wanted = fitting(rows, { ...bounds, holder: null }).toReversed()
    if (wanted.length === 0) return []
    const found = await transaction
      .selectFrom('line')
      .select(['position', 'bytes'])
      .where(
        'position',
        'in',
        wanted.map(({ position }) => position),
      )
      .execute()
    const bytes = new Map(found.map((row) => [row.position, row.bytes]))
    return wanted.flatMap((row): PageLine[] => {
      const here = bytes.get(row.position) ?? null
      return here === null ? [] : [{ ...stored(row), as: 'here', bytes: here }]
    })
  })
}
