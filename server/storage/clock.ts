// What the record says of the server's clock: when it had its last line, and how far devices were off. Rule SY27.
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { DeviceOffset } from './storage.ts'

const linesLookedAt = 200

export async function lastReceivedAt(database: Kysely<Schema>): Promise<string | null> {
  const head = await database.selectFrom('head').select('received_at').executeTakeFirstOrThrow()
  return head.received_at
}

export async function deviceOffsets(database: Kysely<Schema>): Promise<DeviceOffset[]> {
  const newest = await database
    .selectFrom('line')
    .select(['uploader as device', 'clock_offset_ms as offsetMs'])
    .where('standing', '!=', 'server')
    .orderBy('position', 'desc')
    .limit(linesLookedAt)
    .execute()
  return [...new Map(newest.toReversed().map((line) => [line.device, line])).values()]
}
