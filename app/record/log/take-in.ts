// Taking in 取り込み: operations that a person brings in a bundle become rows of this device, their bytes untouched, and go
// to the server by the same road as everything else (BU4). Repeating it adds nothing.
import type { ReadOperation } from '../../../shared/incident/operation.ts'
import { mergeClock } from '../../../shared/incident/stamp.ts'
import { bytesOf, digest } from '../../../shared/sync/chain.ts'
import { announce } from './changes.ts'
import { withDatabase } from './database.ts'
import type { RecordDatabase, StoredOperation } from './database.ts'
import { markDrills } from '../derived/drill-marks.ts'
import { refusedAsRival } from './stored-entries.ts'
import { logTables, markOf } from './operation-rows.ts'
import { selfIn } from './self.ts'

const linesAtOnce = 500
const patienceMs = 60_000

export type BroughtLine = { read: ReadOperation; text: string }
/** `here`: this device holds those very bytes. `rival`: it holds others under the same id. */
export type Stored = 'new' | 'here' | 'rival'

/** For each line, in order, whether this device has it already. */
export async function alreadyStored(
  brought: readonly BroughtLine[],
  progress: (done: number) => Promise<void>,
): Promise<Stored[]> {
  const stored: Stored[] = []
  for (let at = 0; at < brought.length; at += linesAtOnce) {
    await progress(at)
    const some = brought.slice(at, at + linesAtOnce)
    stored.push(...(await withDatabase((database) => storedIn(database, some))))
  }
  return stored
}

async function storedIn({ operations }: RecordDatabase, some: readonly BroughtLine[]): Promise<Stored[]> {
  const byId = await operations.bulkGet(some.map(({ read }) => read.operation.id))
  const rivals = await operations.bulkGet(some.map(rivalKey))
  // A bundle may itself bring two lines under one id.
  const lines = new Map(byId.flatMap((row) => (row === undefined ? [] : [[row.id, row.line] as const])))
  return some.map(({ read, text }, index) => {
    const line = lines.get(read.operation.id)
    if (line === undefined) lines.set(read.operation.id, text)
    if (line === undefined) return 'new'
    return line === text || rivals[index] !== undefined ? 'here' : 'rival'
  })
}

/** A line with the id of another one stands under a key of its own; the server keeps it for a person to settle (SY5). */
function rivalKey({ read, text }: BroughtLine): string {
  return `${read.operation.id} conflict ${digest(bytesOf(text))}`
}

/** Takes in what is not here. Returns how many that were. */
export async function takeIn(
  brought: readonly BroughtLine[],
  progress: (done: number) => Promise<void>,
): Promise<number> {
  let taken = 0
  for (let at = 0; at < brought.length; at += linesAtOnce) {
    await progress(at)
    const some = brought.slice(at, at + linesAtOnce)
    const rows = await withDatabase((database) => write(database, some), patienceMs)
    taken += rows.length
    const subjects = [...new Set(rows.map(({ subject }) => subject))]
    await announce({ what: 'takenIn', subjects })
  }
  return taken
}

function write(database: RecordDatabase, some: readonly BroughtLine[]): Promise<StoredOperation[]> {
  return database.transaction('rw', [...logTables(database), database.self], async () => {
    const stored = await storedIn(database, some)
    const fresh = some.flatMap((one, index) =>
      stored[index] === 'here' ? [] : pendingRow(one, stored[index] === 'rival'),
    )
    const self = await selfIn(database)
    for (const { read } of some) self.clock = mergeClock(self.clock, read.operation.stamp, Date.now())
    await putOperations(database, fresh)
    await database.self.put(self)
    return fresh
  })
}

function pendingRow(brought: BroughtLine, isRival: boolean): StoredOperation {
  const { id, subject } = brought.read.operation
  const key = isRival ? { id: rivalKey(brought), refused: refusedAsRival } : { id, refused: null }
  return { ...key, subject, line: brought.text, pending: 1, vouched: 1, receipt: null }
}

/** Many at once, under ids of their own. */
async function putOperations(database: RecordDatabase, rows: readonly StoredOperation[]): Promise<void> {
  await database.operations.bulkPut(rows)
  await database.dirty.bulkPut(rows.map(markOf))
  await markDrills(database, rows)
}
