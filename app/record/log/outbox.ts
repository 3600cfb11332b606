// Outbox: what the server does not have yet, in the order in which it was said, in batches the protocol takes.
import { maxBatchBytes, maxProofBytes } from '../../../shared/sync/protocol.ts'
import type { Parcel, RecordDatabase } from './database.ts'
import { grouped } from './grouped.ts'
import { openParcels } from './parcels.ts'
import type { OpenParcel, WaitingLine } from './parcels.ts'
import type { Phone } from './phone.ts'

// The head line and newlines of a request take their share of its bytes.
const bytesForLines = maxBatchBytes - 64 * 1024
const parcelsAtOnce = 50

export type Batch = {
  /** In which its lines wait; there may be others in the first and the last. */
  parcels: Parcel[]
  lines: WaitingLine[]
  /** A person answers for these lines; they never share a batch with what this device wrote itself. */
  vouched: boolean
  more: boolean
}

/** The next batch: at most `limit` lines, within the protocol's bytes; `more` tells that others wait. */
export async function nextBatch(phone: Phone, limit: number, without?: ReadonlySet<string>): Promise<Batch> {
  const { value } = await batches(phone, limit, without).next()
  return value ?? emptyBatch()
}

/** All that waits, batch by batch, as it stood when it was read. `without`: keys of lines that are to wait on. */
export async function* batches(
  phone: Phone,
  limit: number,
  without: ReadonlySet<string> = new Set(),
): AsyncGenerator<Batch, undefined> {
  let batch = emptyBatch()
  let bytes = 0
  for await (const { parcel, lines } of waitingParcels(phone)) {
    const vouched = parcel.vouched === 1
    for (const line of lines) {
      if (without.has(line.key)) continue
      const size = utf8Length(line.line) + 1 + (line.proof === null ? 0 : maxProofBytes)
      const isFull = batch.lines.length === limit || bytes + size > bytesForLines || batch.vouched !== vouched
      if (isFull && batch.lines.length > 0) {
        yield { ...batch, more: true }
        batch = emptyBatch(vouched)
        bytes = 0
      }
      batch.vouched = vouched
      if (batch.parcels.at(-1) !== parcel) batch.parcels.push(parcel)
      batch.lines.push(line)
      bytes += size
    }
  }
  if (batch.lines.length > 0) yield batch
}

export function emptyBatch(vouched = false): Batch {
  return { parcels: [], lines: [], vouched, more: false }
}

async function* waitingParcels({ withDatabase, codec }: Phone): AsyncGenerator<OpenParcel> {
  for (let after = 0; ;) {
    const some = await withDatabase(({ outbox }) =>
      outbox.where('seq').above(after).limit(parcelsAtOnce).toArray(),
    )
    yield* await openParcels(
      codec,
      some.filter(({ pending }) => pending === 1),
    )
    const last = some.at(-1)
    if (last === undefined || some.length < parcelsAtOnce) return
    after = last.seq
  }
}

/** Which parcels there are: another text where something was said, or told of, since. */
export async function outboxState({ outbox }: RecordDatabase): Promise<string> {
  return (await outbox.toCollection().primaryKeys()).join(' ')
}

/** Whether anything waits for the server. */
export async function isWaiting(phone: Phone): Promise<boolean> {
  return phone.withDatabase(async (database) => (await countWaiting(database)) > 0)
}

/** Of each of these subjects that has any, the ids of the lines that wait for the server. */
export async function waitingIds(
  { outbox }: RecordDatabase,
  subjects: readonly string[],
): Promise<Map<string, string[]>> {
  const parcels = await outbox.where('subjects').anyOf(subjects).distinct().toArray()
  const waiting = parcels.filter(({ pending, rival }) => pending === 1 && rival === undefined)
  const bySubject = grouped(waiting.flatMap(linesOf), ({ subject }) => subject)
  return new Map([...bySubject].map(([subject, lines]) => [subject, lines.map(({ id }) => id)]))
}

/** Its lines by name alone. */
export function linesOf({ ids, of, subjects }: Parcel): { id: string; subject: string }[] {
  return ids.map((id, at) => ({ id, subject: subjects[of[at] ?? 0] ?? '' }))
}

/** How many lines wait for the server, told by an index: neither a line nor a parcel is read. */
export async function countWaiting({ outbox }: RecordDatabase): Promise<number> {
  const sizes = await outbox.where('[pending+count]').between([1, 0], [1, Infinity]).uniqueKeys()
  const lines = sizes.map(async (key) => {
    const size = Array.isArray(key) ? Number(key[1]) : 0
    return size * (await outbox.where('[pending+count]').equals([1, size]).count())
  })
  return (await Promise.all(lines)).reduce((sum, count) => sum + count, 0)
}

/** Of a text in UTF-8: worked out without its bytes. */
function utf8Length(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // Two halves of a character beyond the 65,536th take four bytes together.
    if (code > 0x7f) length += code < 0x8_00 || (code & 0xf8_00) === 0xd8_00 ? 1 : 2
  }
  return length
}
