// The quota 一日の上限: what a device may add on one day of Japan's, counted beside it in the transaction that takes it in.
// What is left of it decides before a line or a picture, so that the last one may go beyond. Rule SY31.
import type { Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import type { Amount } from './amount.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Japan has kept UTC+9 without daylight saving since 1952. */
const japanMs = 9 * 60 * 60 * 1000

export function isSpent(spent: Amount, quota: Amount): boolean {
  return spent.lines >= quota.lines || spent.bytes >= quota.bytes
}

/** What this device has added on the day of `now`. Its row is written to be read: what it adds beside this waits. */
export async function spentOn(
  transaction: Transaction<Schema>,
  device: string,
  now: string,
): Promise<Amount> {
  const row = await transaction
    .updateTable('device')
    .set((as) => ({ name: as.ref('name') }))
    .where('device', '=', device)
    .returning(['spent_day', 'spent_lines', 'spent_bytes'])
    .executeTakeFirst()
  if (row === undefined || row.spent_day !== dayOf(now)) return { lines: 0, bytes: 0 }
  return { lines: Number(row.spent_lines), bytes: Number(row.spent_bytes) }
}

export async function noteSpent(
  transaction: Transaction<Schema>,
  device: string,
  now: string,
  { lines, bytes }: Amount,
): Promise<void> {
  await transaction
    .updateTable('device')
    .set({ spent_day: dayOf(now), spent_lines: lines, spent_bytes: bytes })
    .where('device', '=', device)
    .execute()
}

/** Until the next day begins. */
export function msLeftOf(now: Date): number {
  return dayMs - ((now.getTime() + japanMs) % dayMs)
}

function dayOf(now: string): string {
  return new Date(Date.parse(now) + japanMs).toISOString().slice(0, 10)
}
