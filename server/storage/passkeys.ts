// Passkeys as kept: public keys alone. Rule AU10.
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { Passkey } from './passkey-storage.ts'

export async function passkeys(database: Kysely<Schema>, device: string): Promise<Passkey[]> {
  const rows = await database.selectFrom('passkey').selectAll().where('device', '=', device).execute()
  return rows.map(({ public_key: publicKey, added_at: addedAt, counter, ...row }) => ({
    ...row,
    publicKey: new Uint8Array(publicKey),
    counter: Number(counter),
    addedAt,
  }))
}

export async function addPasskey(
  database: Kysely<Schema>,
  { publicKey, addedAt, ...passkey }: Passkey,
): Promise<void> {
  await database
    .insertInto('passkey')
    .values({ ...passkey, public_key: publicKey, added_at: addedAt })
    // An id that somebody has is somebody's.
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .execute()
}

export async function passkeyUsed(
  database: Kysely<Schema>,
  credential: string,
  counter: number,
): Promise<void> {
  await database.updateTable('passkey').set({ counter }).where('credential', '=', credential).execute()
}
