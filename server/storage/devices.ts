// Devices 端末: who is enrolled, when the server last answered them, and the end of an enrolment with who, when and why.
// Rules AU6, AU7, SY21.
import type { JoinBuilder, Kysely, Transaction } from 'kysely'
import type { Invited } from '../../shared/rules/town/invited-apart.ts'
import type { Turn } from '../../shared/sync/turn.ts'
import { lockHead } from './lock.ts'
import type { Schema } from './schema.ts'
import type { Ended, Ending, KeptDevice } from './storage.ts'

/** An enrolment's end counts until the device is enrolled anew. */
export const standingRevocation = (
  join: JoinBuilder<Schema & { revocation: Schema['revocation'] }, 'device' | 'revocation'>,
) => join.onRef('revocation.device', '=', 'device.device').on('revocation.enrolled_anew_at', 'is', null)

/** A device at the moment of its append (SY21); one that is not enrolled is given no right. */
export type Uploader = {
  device: string
  standing: 'server' | 'administrator' | 'responder'
  revoked: boolean
}

export async function uploaderOf(transaction: Transaction<Schema>, device: string): Promise<Uploader> {
  const row = await transaction
    .selectFrom('device')
    .leftJoin('revocation', standingRevocation)
    .select(['device.administrator', 'revocation.revoked_at'])
    .where('device.device', '=', device)
    .executeTakeFirst()
  const standing = row?.administrator === 1 ? 'administrator' : 'responder'
  return { device, standing, revoked: typeof row?.revoked_at === 'string' }
}

/** Every device, the one enrolled last first. */
export async function devices(database: Kysely<Schema>, limit: number): Promise<KeptDevice[]> {
  const rows = await database
    .with('sent', (query) =>
      query
        .selectFrom('line')
        .select((line) => ['uploader', line.fn.countAll().as('count'), line.fn.max('position').as('last')])
        .groupBy('uploader'),
    )
    .with('session_of', (query) =>
      query
        .selectFrom('session')
        .select((session) => ['device', session.fn.max('issued_at').as('issued_at')])
        .groupBy('device'),
    )
    .selectFrom('device')
    .leftJoin('revocation', standingRevocation)
    .leftJoin('session_of', 'session_of.device', 'device.device')
    .leftJoin('sent', 'sent.uploader', 'device.device')
    .leftJoin('line', 'line.position', 'sent.last')
    .selectAll('device')
    .select(['revocation.revoked_at', 'revocation.revoked_by', 'revocation.reason'])
    .select((row) =>
      row
        .exists(
          row.selectFrom('passkey').select('credential').whereRef('passkey.device', '=', 'device.device'),
        )
        .as('has_passkey'),
    )
    .select(['sent.count', 'line.bytes', 'session_of.issued_at'])
    .orderBy('device.enrolled_at', 'desc')
    .orderBy('device.device')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    device: row.device,
    name: row.name,
    person: row.person,
    office: row.office,
    administrator: row.administrator === 1,
    enrolledAt: row.enrolled_at,
    lastAnswerAt: row.last_answer_at,
    sent: Number(row.count ?? 0),
    invitedBy: row.invited_by,
    sessionIssuedAt: row.issued_at,
    passkey: Number(row.has_passkey) === 1,
    lastLine: row.bytes,
    revocation: revocationOf(row.revoked_at, row.revoked_by, row.reason),
  }))
}

function revocationOf(at: string | null, by: string | null, reason: string | null) {
  return at === null || by === null || reason === null ? null : { at, by, reason }
}

/**
 * By whose codes each came in, also where it came in anew by another's since. A code is remembered for a day after its ten minutes
 * (`invitationMemoryMs`), so none that was used after `since` is missing; one may count for ten minutes more.
 */
export async function invitedSince(database: Kysely<Schema>, since: string): Promise<Invited[]> {
  const rows = await database
    .selectFrom('invitation')
    .select(['used_by', 'invited_by'])
    .where('expires_at', '>', since)
    .execute()
  return rows.flatMap(({ used_by: device, invited_by: invitedBy }) =>
    device === null || invitedBy === null ? [] : { device, invitedBy },
  )
}

export async function deviceAnswered(database: Kysely<Schema>, device: string, now: string): Promise<void> {
  await database.updateTable('device').set({ last_answer_at: now }).where('device', '=', device).execute()
}

/** The device said something with this turn; one that is behind the last changes nothing (SY29). */
export async function turnTaken(
  transaction: Transaction<Schema>,
  device: string,
  { count, mark }: Turn,
): Promise<void> {
  await transaction
    .updateTable('device')
    .set({ turn_count: count, turn_mark: mark })
    .where('device', '=', device)
    .where((row) => row.or([row('turn_count', 'is', null), row('turn_count', '<', count)]))
    .execute()
}

/**
 * Ends an enrolment: the device is no administrator any more, its sessions end, and so do the codes that it used or gave
 * out, which might bring it back.
 */
export function revoke(database: Kysely<Schema>, ending: Ending): Promise<Ended> {
  return database.transaction().execute(async (transaction) => {
    await lockHead(transaction)
    const administrators = await administratorsIn(transaction)
    const { device, reason, by, byDevice, now } = ending
    const found = await transaction
      .selectFrom('device')
      .leftJoin('revocation', standingRevocation)
      .select(['revocation.revoked_at', 'revocation.revoked_by', 'revocation.reason'])
      .where('device.device', '=', device)
      .executeTakeFirst()
    if (found === undefined) return { ok: false, reason: 'unknownDevice' }
    const standing = revocationOf(found.revoked_at, found.revoked_by, found.reason)
    if (standing !== null) return { ok: true, revocation: standing }
    if (byDevice !== null && administrators.length === 1 && administrators.includes(device))
      return { ok: false, reason: 'lastAdministrator' }
    await transaction
      .insertInto('revocation')
      .values({
        device,
        revoked_at: now,
        reason,
        revoked_by: by,
        by_device: byDevice,
        enrolled_anew_at: null,
      })
      .execute()
    await transaction.deleteFrom('passkey').where('device', '=', device).execute()
    await transaction.updateTable('device').set({ administrator: 0 }).where('device', '=', device).execute()
    await transaction
      .updateTable('invitation')
      .set({ expires_at: now })
      .where((invitation) =>
        invitation.or([invitation('used_by', '=', device), invitation('invited_by', '=', device)]),
      )
      .where('expires_at', '>', now)
      .execute()
    return { ok: true, revocation: { at: now, by, reason } }
  })
}

/** Under the head's lock: two administrators who end each other's enrolment meet there. */
async function administratorsIn(transaction: Transaction<Schema>): Promise<string[]> {
  const rows = await transaction
    .selectFrom('device')
    .select('device')
    .where('administrator', '=', 1)
    .execute()
  return rows.map(({ device }) => device)
}
