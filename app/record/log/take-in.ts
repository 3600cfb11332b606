// Taking in 取り込み: operations that a person brings in a bundle become rows of this device, their bytes untouched, and go
// to the server by the same road as everything else (BU4). Repeating it adds nothing.
import type { ReadOperation } from '../../../shared/incident/operation.ts'
import { bytesOf, digest } from '../../../shared/sync/chain.ts'
import { mergeClock } from '../../../shared/incident/stamp.ts'
import { drillsOf, writeDrills } from '../derived/drill-marks.ts'
import type { RecordDatabase } from './database.ts'
import { digestsAt } from './lacking.ts'
import { parcelsOf } from './parcels.ts'
import type { Phone } from './phone.ts'
import { areWhole, pendingRow, restingIn, rowsIn } from './rows.ts'
import { putSelf, selfIn } from './self.ts'
import { marksOf } from './subjects.ts'
import { rivalKey } from './rival-key.ts'

const linesAtOnce = 500
const patienceMs = 60_000

export type BroughtLine = { read: ReadOperation; text: string }
/** `here`: this device holds those very bytes. `rival`: it holds others under the same id. */
export type Stored = 'new' | 'here' | 'rival'

/** For each line, in order, whether this device has it already. */
export async function alreadyStored(
  phone: Phone,
  brought: readonly BroughtLine[],
  progress: (done: number) => Promise<void>,
): Promise<Stored[]> {
  const stored: Stored[] = []
  for (let at = 0; at < brought.length; at += linesAtOnce) {
    await progress(at)
    const some = brought.slice(at, at + linesAtOnce)
    stored.push(...(await phone.withDatabase((database) => storedIn(phone, database, some), patienceMs)))
  }
  return stored
}

async function storedIn(
  phone: Phone,
  database: RecordDatabase,
  some: readonly BroughtLine[],
): Promise<Stored[]> {
  const subjects = [...new Set(some.map(({ read }) => read.operation.subject))]
  const rows = await rowsIn(phone.codec, await restingIn(database, subjects))
  // A bundle may itself bring two lines under one id.
  const lines = new Map(rows.map(({ id, line }) => [id, line]))
  const away = await digestsAt(
    database,
    rows.filter((row) => !areWhole([row])),
  )
  return some.map(({ read, text }) => {
    const { id } = read.operation
    const line = lines.get(id)
    if (line === text || away.get(id) === digest(bytesOf(text)) || lines.has(rivalKey(id, text)))
      return 'here'
    if (line !== undefined) return 'rival'
    lines.set(id, text)
    return 'new'
  })
}

/** Takes in what is not here. Returns how many that were. */
export async function takeIn(
  phone: Phone,
  brought: readonly BroughtLine[],
  progress: (done: number) => Promise<void>,
): Promise<number> {
  let taken = 0
  for (let at = 0; at < brought.length; at += linesAtOnce) {
    await progress(at)
    const some = brought.slice(at, at + linesAtOnce)
    const written = await phone.withDatabase((database) => write(phone, database, some), patienceMs)
    taken += written.length
    await phone.announce({ what: 'takenIn', subjects: [...new Set(written.map(({ subject }) => subject))] })
  }
  return taken
}

async function write(phone: Phone, database: RecordDatabase, some: readonly BroughtLine[]) {
  const stored = await storedIn(phone, database, some)
  const of = (kind: Stored) =>
    some.flatMap(({ read, text }, index) => {
      const { id, subject } = read.operation
      return stored[index] === kind ? [{ id, subject, line: text }] : []
    })
  const [fresh, rivals] = [of('new'), of('rival')]
  const parcels = [
    ...(await parcelsOf(phone.codec, fresh, { vouched: 1 })),
    ...(await Promise.all(
      rivals.map((one) => parcelsOf(phone.codec, [one], { vouched: 1, rival: rivalKey(one.id, one.line) })),
    )),
  ].flat()
  const marked = await drillsOf(phone, database, fresh.map(pendingRow))
  const { outbox, dirty, self, drills } = database
  await database.transaction('rw', [outbox, dirty, self, drills], async () => {
    const own = await selfIn(phone, database)
    for (const { read } of some) own.clock = mergeClock(own.clock, read.operation.stamp, phone.now())
    await Promise.all([
      outbox.bulkAdd(parcels),
      dirty.bulkPut(marksOf(phone, [...fresh, ...rivals])),
      putSelf(phone, database, own),
      writeDrills(database, marked),
    ])
  })
  return [...fresh, ...rivals]
}
