// Invitations, devices and sessions as kept: secrets, codes and tokens by their hashes only. Rules AU1, AU3.
import type { Kysely, Transaction } from 'kysely'
import type { SealKey } from '../seal.ts'
import { standingRevocation } from './devices.ts'
import { lockHead } from './lock.ts'
import type { Schema } from './schema.ts'
import { appendServerLine } from './server-line.ts'
import type { Enrolled, Enrolment, Session } from './storage.ts'

/** A device's sessions at once: torn enrolment answers leave some behind that nobody holds. */
export const maxSessionsPerDevice = 8

/** Whether an administrator's device is enrolled. */
export async function hasAdministrator(database: Kysely<Schema>): Promise<boolean> {
  const device = await database
    .selectFrom('device')
    .select('device')
    .where('administrator', '=', 1)
    .limit(1)
    .executeTakeFirst()
  return device !== undefined
}

/**
 * Takes a code for a device. The same device may take it again within its time: a torn answer burns nothing. Where the code
 * is another device's, the record says so. A code that opens nothing is only read: whoever guesses holds up no write.
 */
export async function enrol(
  database: Kysely<Schema>,
  seal: SealKey,
  enrolment: Enrolment,
): Promise<Enrolled> {
  const invitation = await database
    .selectFrom('invitation')
    .selectAll()
    .where('code_hash', '=', enrolment.codeHash)
    .executeTakeFirst()
  const read = opened(invitation, enrolment)
  return read.ok ? database.transaction().execute((within) => taken(within, seal, enrolment)) : read
}

type Opened = { ok: true; invitation: Schema['invitation'] } | Extract<Enrolled, { ok: false }>

function opened(
  invitation: Schema['invitation'] | undefined,
  { device, now }: Pick<Enrolment, 'device' | 'now'>,
): Opened {
  if (invitation === undefined) return { ok: false, reason: 'unknownCode' }
  if (invitation.expires_at <= now) return { ok: false, reason: 'codeExpired' }
  const { used_by: usedBy } = invitation
  return usedBy === null || usedBy === device ? { ok: true, invitation } : { ok: false, reason: 'codeUsed' }
}

async function taken(
  transaction: Transaction<Schema>,
  seal: SealKey,
  enrolment: Enrolment,
): Promise<Enrolled> {
  await lockHead(transaction)
  const locked = opened(await lockInvitation(transaction, enrolment.codeHash), enrolment)
  if (!locked.ok) return locked
  const { invitation } = locked
  const device = await transaction
    .selectFrom('device')
    .selectAll()
    .where('device', '=', enrolment.device)
    .executeTakeFirst()
  if (device !== undefined && device.secret_hash !== enrolment.secretHash)
    return { ok: false, reason: 'otherSecret' }
  await beginAnew(transaction, enrolment)
  const { name, office } = invitation
  const byAdministratorCode = invitation.administrator === 1
  const administrator = byAdministratorCode || device?.administrator === 1
  await putDevice(transaction, enrolment, {
    person: name ?? device?.person ?? null,
    office: office ?? device?.office ?? null,
    administrator: administrator ? 1 : 0,
    invited_by: invitation.invited_by,
  })
  await transaction
    .updateTable('invitation')
    .set({ used_by: enrolment.device })
    .where('code_hash', '=', enrolment.codeHash)
    .execute()
  await putSession(transaction, enrolment)
  if (invitation.used_by === null) await sayWhoInvited(transaction, seal, enrolment, invitation.invited_by)
  const { invited_by: invitedBy } = invitation
  return { ok: true, person: { name, office }, administrator, byAdministratorCode, invitedBy }
}

async function sayWhoInvited(
  transaction: Transaction<Schema>,
  seal: SealKey,
  { device, deviceName: name, now }: Enrolment,
  invitedBy: string | null,
): Promise<void> {
  if (invitedBy === null || invitedBy === device) return
  const said = { type: 'v1.enrolled', body: { device, name, invitedBy }, now: new Date(now) } as const
  await appendServerLine(transaction, seal, said)
}

/** Writes the row to read it, which locks it: two phones with one code meet here. */
function lockInvitation(transaction: Transaction<Schema>, codeHash: string) {
  return transaction
    .updateTable('invitation')
    .set({ code_hash: codeHash })
    .where('code_hash', '=', codeHash)
    .returningAll()
    .executeTakeFirst()
}

/** An enrolment that was ended begins anew: what was ended with it stays ended. */
async function beginAnew(transaction: Transaction<Schema>, { device, now }: Enrolment): Promise<void> {
  const ended = await transaction
    .updateTable('revocation')
    .set({ enrolled_anew_at: now })
    .where('device', '=', device)
    .where('enrolled_anew_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return
  await transaction.deleteFrom('session').where('device', '=', device).execute()
}

async function putDevice(
  transaction: Transaction<Schema>,
  { device, deviceName, secretHash, now }: Enrolment,
  holder: Pick<Schema['device'], 'person' | 'office' | 'administrator' | 'invited_by'>,
): Promise<void> {
  await transaction
    .insertInto('device')
    .values({
      device,
      name: deviceName,
      secret_hash: secretHash,
      enrolled_at: now,
      last_answer_at: null,
      ...holder,
    })
    .onConflict((conflict) =>
      conflict.column('device').doUpdateSet({ name: deviceName, enrolled_at: now, ...holder }),
    )
    .execute()
}

async function putSession(transaction: Transaction<Schema>, enrolment: Enrolment): Promise<void> {
  const { device, tokenHash, now, sessionExpiresAt } = enrolment
  const sessions = await transaction
    .selectFrom('session')
    .select('token_hash')
    .where('device', '=', device)
    .where('expires_at', '>', now)
    .orderBy('issued_at', 'desc')
    .limit(maxSessionsPerDevice - 1)
    .execute()
  const keep = [tokenHash, ...sessions.map((row) => row.token_hash)]
  await transaction
    .deleteFrom('session')
    .where('device', '=', device)
    .where('token_hash', 'not in', keep)
    .execute()
  await transaction
    .insertInto('session')
    .values({ token_hash: tokenHash, device, issued_at: now, expires_at: sessionExpiresAt })
    .execute()
}

/** The session of a token, where it is known and `now` is before its end. */
export async function session(
  database: Kysely<Schema>,
  tokenHash: string,
  now: string,
): Promise<Session | null> {
  const row = await database
    .selectFrom('session')
    .innerJoin('device', 'device.device', 'session.device')
    .leftJoin('revocation', standingRevocation)
    .select([
      'session.device',
      'session.issued_at',
      'session.expires_at',
      'device.administrator',
      'device.last_answer_at',
    ])
    .select([
      'device.name',
      'device.person',
      'device.turn_count',
      'device.turn_mark',
      'revocation.revoked_at',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    tokenHash,
    device: row.device,
    name: row.name,
    person: row.person,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    administrator: row.administrator === 1,
    revoked: row.revoked_at !== null,
    lastAnswerAt: row.last_answer_at,
    turn: turnIn(row),
  }
}

export async function heldSessions(
  database: Kysely<Schema>,
  tokenHashes: readonly string[],
  now: string,
): Promise<Set<string>> {
  if (tokenHashes.length === 0) return new Set()
  const rows = await database
    .selectFrom('session')
    .innerJoin('device', 'device.device', 'session.device')
    .leftJoin('revocation', standingRevocation)
    .select('session.token_hash')
    .where('session.token_hash', 'in', tokenHashes)
    .where('session.expires_at', '>', now)
    .where('revocation.revoked_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.token_hash))
}

export async function renewSession(
  database: Kysely<Schema>,
  tokenHash: string,
  expiresAt: string,
): Promise<void> {
  await database
    .updateTable('session')
    .set({ expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute()
}

function turnIn({ turn_count: count, turn_mark: mark }: Pick<Schema['device'], 'turn_count' | 'turn_mark'>) {
  return count === null || mark === null ? null : { count: Number(count), mark }
}
