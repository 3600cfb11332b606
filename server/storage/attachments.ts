// Attachments 写真・書類 as kept: a row when an accepted operation names a digest, its bytes when they come. Rules AT1, AT2, AT6, SY31.
import type { Kysely, Transaction } from 'kysely'
import { isSpent, noteSpent, spentOn } from './quota.ts'
import type { Schema } from './schema.ts'
import type { Attachment, KeptAttachment, KeptOrNot } from './attachment-storage.ts'

/** Accepted lines name these digests: from now on their bytes are taken. */
export async function expectAttachments(
  transaction: Transaction<Schema>,
  digests: readonly string[],
): Promise<void> {
  if (digests.length === 0) return
  const nothingYet = { media_type: null, received_at: null, uploader: null, bytes: null }
  await transaction
    .insertInto('attachment')
    .values(digests.map((sha256) => ({ sha256, ...nothingYet })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes the bytes of a digest; once they are here, they stay as they came. */
export function keepAttachment(
  database: Kysely<Schema>,
  { sha256, mediaType, bytes, uploader, receivedAt, quota }: KeptAttachment,
): Promise<KeptOrNot> {
  return database.transaction().execute(async (transaction) => {
    const spent = await spentOn(transaction, uploader, receivedAt)
    const there = await transaction
      .selectFrom('attachment')
      .select((row) => row('bytes', 'is not', null).as('isHere'))
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (there === undefined) return 'notNamed'
    if (there.isHere) return 'kept'
    if (quota !== undefined && isSpent(spent, quota)) return 'left'
    await transaction
      .updateTable('attachment')
      .set({ media_type: mediaType, received_at: receivedAt, uploader, bytes })
      .where('sha256', '=', sha256)
      .execute()
    await noteSpent(transaction, uploader, receivedAt, { ...spent, bytes: spent.bytes + bytes.length })
    return 'kept'
  })
}

export async function attachment(database: Kysely<Schema>, sha256: string): Promise<Attachment | null> {
  const row = await database
    .selectFrom('attachment')
    .select(['media_type', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (row === undefined || row.bytes === null || row.media_type === null) return null
  return { mediaType: row.media_type, bytes: row.bytes }
}

export async function lackingAttachments(database: Kysely<Schema>, limit: number): Promise<string[]> {
  const rows = await database
    .selectFrom('attachment')
    .select('sha256')
    .where('bytes', 'is', null)
    .orderBy('sha256')
    .limit(limit)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}
