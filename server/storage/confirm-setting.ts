// A setting of the town is confirmed: the server says so in the record, and it takes effect from then on. Rule TR8.
import type { Kysely } from 'kysely'
import type { ReadOperation } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { isSetting } from '../../shared/incident/upload.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import type { SealKey } from '../seal.ts'
import { lockHead } from './lock.ts'
import { readHead } from './page.ts'
import type { Schema } from './schema.ts'
import { appendServerLine } from './server-line.ts'
import type { SettingConfirmed, SettingConfirming } from './storage.ts'

/** One transaction; null: there is no such setting. What takes effect as it was brought needs no word of the server's. */
export function confirmSetting(
  database: Kysely<Schema>,
  seal: SealKey,
  { operation, device, now }: SettingConfirming,
): Promise<SettingConfirmed | null> {
  return database.transaction().execute(async (transaction) => {
    await lockHead(transaction)
    const line = await transaction
      .selectFrom('line')
      .select(['bytes', 'standing'])
      .where('id', '=', operation)
      .executeTakeFirst()
    const type = settingIn(line?.bytes ?? null)
    if (line === undefined || type === null) return null
    if (line.standing === 'administrator') return { type, head: await readHead(transaction), added: 0 }
    const said = { type: 'v1.settingConfirmed', body: { operation, device }, now: new Date(now) } as const
    const { head, added } = await appendServerLine(transaction, seal, said)
    return { type, head, added }
  })
}

export async function storedOperation(database: Kysely<Schema>, id: string): Promise<ReadOperation | null> {
  const line = await database.selectFrom('line').select('bytes').where('id', '=', id).executeTakeFirst()
  return readBytes(line?.bytes ?? null)
}

function readBytes(bytes: Uint8Array | null): ReadOperation | null {
  return bytes && readStoredLine(new TextDecoder().decode(bytes))
}

/** The type of a setting, or a correction: of what, the reader knows. Null: it is none. */
function settingIn(bytes: Uint8Array | null): string | null {
  const operation = readBytes(bytes)?.operation
  if (!operation || operation.subject !== townSubject) return null
  return isSetting(operation.type) || operation.type === 'v1.corrected' ? operation.type : null
}
