// Settling 保留の処理: what a person decides of the lines that were set aside. Rule SY19.
import type { Kysely, Transaction } from 'kysely'
import type { SealKey } from '../seal.ts'
import { appendWithin } from './append.ts'
import { lockHead } from './lock.ts'
import { readHead } from './page.ts'
import { maxInteger, type Schema, type SetAsideRow } from './schema.ts'
import { appendServerLine } from './server-line.ts'
import type { Appended, SetAside, Settled, Settlement, Settling } from './storage.ts'

/** The lines that wait, oldest first. */
export async function waitingLines(database: Kysely<Schema>, limit: number): Promise<SetAside[]> {
  const waiting = lines(database).where('decision', 'is', null).orderBy('number').limit(limit)
  return (await waiting.execute()).map(asideOf)
}

export async function waitingCount(database: Kysely<Schema>): Promise<number> {
  const { count } = await database
    .selectFrom('set_aside')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The settled lines, the last one first. */
export async function settledLines(database: Kysely<Schema>, limit: number): Promise<SetAside[]> {
  const settled = lines(database).where('decision', 'is not', null)
  const newest = settled.orderBy('settled_at', 'desc').orderBy('number', 'desc').limit(limit)
  return (await newest.execute()).map(asideOf)
}

export async function setAsideLine(
  database: Kysely<Schema> | Transaction<Schema>,
  number: number,
): Promise<SetAside | null> {
  if (number > maxInteger) return null
  const row = await lines(database).where('number', '=', number).executeTakeFirst()
  return row === undefined ? null : asideOf(row)
}

function lines(database: Kysely<Schema> | Transaction<Schema>) {
  return database
    .selectFrom('set_aside')
    .leftJoin('device', 'device.device', 'set_aside.device')
    .selectAll('set_aside')
    .select('device.name as device_name')
}

/** The same decision by the same device again is answered as the first was: a torn answer burns nothing. */
export function settle(database: Kysely<Schema>, seal: SealKey, settling: Settling): Promise<Settled> {
  return database.transaction().execute(async (transaction) => {
    await lockHead(transaction)
    const { number, line, ...settlement } = settling
    const aside = await setAsideLine(transaction, number)
    if (aside === null) return { ok: false, reason: 'notFound' }
    const { settled } = aside
    if (settled !== null) {
      const again = settled.decision === settling.decision && settled.device === settling.device
      if (!again) return { ok: false, reason: 'alreadySettled' }
      return { ok: true, settled, head: await readHead(transaction), added: 0 }
    }
    if (settling.decision === 'take' && line.kind !== 'operation') return { ok: false, reason: 'notReadable' }
    if (settling.decision === 'take' && (await hasRival(transaction, settling)))
      return { ok: false, reason: 'conflict' }
    const taken = await appendWithin(transaction, seal, {
      uploader: settling.device,
      now: settling.at,
      clockOffsetMs: 0,
      vouched: true,
      lines: settling.decision === 'take' ? [line] : [],
    })
    const said = taken.added > 0 ? await sayWhoTook(transaction, seal, settling) : null
    await write(transaction, number, settlement)
    const { head, added } = taken
    return { ok: true, settled: settlement, head: said?.head ?? head, added: added + (said?.added ?? 0) }
  })
}

async function sayWhoTook(
  transaction: Transaction<Schema>,
  seal: SealKey,
  { line, by, at }: Settling,
): Promise<Appended | null> {
  if (line.id === null) return null
  const body = { operation: line.id, by }
  return appendServerLine(transaction, seal, { type: 'v1.asideTaken', body, now: new Date(at) })
}

/** Whether the record has other bytes under its id. */
async function hasRival(transaction: Transaction<Schema>, { line }: Settling): Promise<boolean> {
  if (line.id === null) return false
  const there = await transaction
    .selectFrom('line')
    .select('digest')
    .where('id', '=', line.id)
    .executeTakeFirst()
  return there !== undefined && there.digest !== line.digest
}

async function write(
  transaction: Transaction<Schema>,
  number: number,
  { decision, by, device, at, note }: Settlement,
): Promise<void> {
  await transaction
    .updateTable('set_aside')
    .set({ decision, settled_by: by, settled_device: device, settled_at: at, note })
    .where('number', '=', number)
    .execute()
}

function asideOf(row: SetAsideRow & { device_name: string | null }): SetAside {
  const { number, reason, digest, device, device_name: deviceName, id, received_at: receivedAt, bytes } = row
  return { number, reason, digest, device, deviceName, id, receivedAt, bytes, settled: settlementOf(row) }
}

function settlementOf(row: SetAsideRow): Settlement | null {
  const { decision, settled_by: by, settled_device: device, settled_at: at, note } = row
  if (decision === null || by === null || device === null || at === null) return null
  return { decision, by, device, at, note }
}
