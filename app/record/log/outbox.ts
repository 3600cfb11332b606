// Outbox: what the server does not have yet, in the order in which it was said, in batches the protocol takes.
import { bytesOf } from '../../../shared/sync/chain.ts'
import { maxBatchBytes } from '../../../shared/sync/protocol.ts'
import type { Parcel, RecordDatabase, Self } from './database.ts'
import { openParcels } from './parcels.ts'
import type { Phone } from './phone.ts'
import { knownSelf } from './self.ts'

// The head line and newlines of a request take their share of its bytes.
const bytesForLines = maxBatchBytes - 64 * 1024
const parcelsAtOnce = 100

/** A parcel, of which the first `sent` lines are in the batch. */
export type Sending = { parcel: Parcel; sent: number }

export type Batch = {
  self: Self
  sending: Sending[]
  ids: string[]
  lines: string[]
  /** A person answers for these lines; they never share a batch with what this device wrote itself. */
  vouched: boolean
  more: boolean
}

/** The next batch: at most `limit` lines, within the protocol's bytes; `more` tells that others wait. */
export async function nextBatch(phone: Phone, limit: number): Promise<Batch> {
  return phone.withDatabase(async (database) => {
    const batch: Batch = {
      self: await knownSelf(phone, database),
      sending: [],
      ids: [],
      lines: [],
      vouched: false,
      more: false,
    }
    let bytes = 0
    for await (const parcel of pendingParcels(database)) {
      if (batch.sending.length === 0) batch.vouched = parcel.vouched === 1
      batch.more = (parcel.vouched === 1) !== batch.vouched || batch.lines.length === limit
      if (batch.more) return batch
      const [opened] = await openParcels(phone.codec, [parcel])
      let sent = 0
      for (const { key, line } of opened?.lines ?? []) {
        bytes += bytesOf(line).length + 1
        batch.more = batch.lines.length === limit || (bytes > bytesForLines && batch.lines.length > 0)
        if (batch.more) break
        batch.lines.push(line)
        batch.ids.push(key)
        sent += 1
      }
      if (sent > 0) batch.sending.push({ parcel, sent })
      if (batch.more) return batch
    }
    return batch
  })
}

async function* pendingParcels({ outbox }: RecordDatabase): AsyncGenerator<Parcel> {
  for (let after = 0; ;) {
    const some = await outbox.where('seq').above(after).limit(parcelsAtOnce).toArray()
    yield* some.filter(({ pending }) => pending === 1)
    const last = some.at(-1)
    if (last === undefined) return
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

/** How many lines wait for the server, told by an index: none of them is read. */
export async function countWaiting({ outbox }: RecordDatabase): Promise<number> {
  const keys = await outbox.where('[pending+count]').between([1, 0], [1, Infinity]).keys()
  return keys.reduce<number>((sum, key) => sum + (Array.isArray(key) ? Number(key[1]) : 0), 0)
}
