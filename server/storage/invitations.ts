// Codes as kept, by their hashes only. Rules AU3, AU4.
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { Invitation } from './storage.ts'

/** How long a code is remembered after it ran out, so that the answer can say so. */
export const invitationMemoryMs = 24 * 60 * 60 * 1000

/** Keeps a new code, and forgets those that ran out a day ago. */
export async function addInvitation(
  database: Kysely<Schema>,
  invitation: Invitation,
  now: string,
): Promise<void> {
  const forgotten = new Date(Date.parse(now) - invitationMemoryMs).toISOString()
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('invitation').where('expires_at', '<', forgotten).execute()
    const { codeHash, name, office, administrator, expiresAt, invitedBy } = invitation
    await transaction
      .insertInto('invitation')
      .values({
        code_hash: codeHash,
        name,
        office,
        administrator: administrator ? 1 : 0,
        expires_at: expiresAt,
        used_by: null,
        invited_by: invitedBy,
      })
      .execute()
  })
}

export async function codeHashes(database: Kysely<Schema>): Promise<string[]> {
  const rows = await database.selectFrom('invitation').select('code_hash').execute()
  return rows.map(({ code_hash: codeHash }) => codeHash)
}
