// The storage interface over kysely: the same queries for every database it speaks.
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { genesis } from '../../shared/sync/chain.ts'
import type { SealKey } from '../seal.ts'
import { append } from './append.ts'
import { attachment, keepAttachment, lackingAttachments } from './attachments.ts'
import { confirmSetting, storedOperation } from './confirm-setting.ts'
import { deviceOffsets, lastReceivedAt } from './clock.ts'
import { deviceAnswered, devices, invitedSince, revoke } from './devices.ts'
import { enrol, hasAdministrator, heldSessions, renewSession, session } from './enrolment.ts'
import { addInvitation, codeHashes } from './invitations.ts'
import { linesAt, positionsNaming } from './naming.ts'
import { keepLinePage, linePage, page, readHead } from './page.ts'
import { addPasskey, passkeys, passkeyUsed } from './passkeys.ts'
import type { Schema } from './schema.ts'
import { setAsideLine, settle, settledLines, waitingCount, waitingLines } from './settle.ts'
import type { Storage } from './storage.ts'
import { checkTip } from './tip.ts'

/**
 * Wraps a migrated database; makes its record where it has none. Throws where the record isn't sealed by this key.
 * `keeps`: whether the disk takes what is written. `database`: for reading, where that has connections of its own.
 */
export async function createStorage(
  writing: Kysely<Schema>,
  seal: SealKey,
  keeps: () => boolean,
  database = writing,
): Promise<Storage> {
  const record = await startRecord(writing, seal)
  await checkTip(database, seal)
  return {
    record,
    keeps,
    database: async () => undefined,
    covered: async () => undefined,
    head: () => readHead(database),
    lastReceivedAt: () => lastReceivedAt(database),
    deviceOffsets: () => deviceOffsets(database),
    append: (batch) => append(writing, seal, batch),
    page: (request) => page(database, record, request),
    linePage: (number, encoding) => linePage(database, record, number, encoding),
    keepLinePage: (number, encoding, bytes) => keepLinePage(writing, number, encoding, bytes),
    positionsNaming: (id, after) => positionsNaming(database, id, after),
    linesAt: (request) => linesAt(database, request),
    setAside: (limit) => waitingLines(database, limit),
    setAsideCount: () => waitingCount(database),
    settled: (limit) => settledLines(database, limit),
    setAsideLine: (number) => setAsideLine(database, number),
    settle: (settling) => settle(writing, seal, settling),
    storedOperation: (id) => storedOperation(database, id),
    confirmSetting: (confirming) => confirmSetting(writing, seal, confirming),
    hasAdministrator: () => hasAdministrator(database),
    addInvitation: (invitation, now) => addInvitation(writing, invitation, now),
    codeHashes: () => codeHashes(database),
    enrol: (enrolment) => enrol(writing, seal, enrolment),
    session: (tokenHash, now) => session(database, tokenHash, now),
    heldSessions: (tokenHashes, now) => heldSessions(database, tokenHashes, now),
    renewSession: (tokenHash, expiresAt) => renewSession(writing, tokenHash, expiresAt),
    devices: (limit) => devices(database, limit),
    invitedSince: (since) => invitedSince(database, since),
    deviceAnswered: (device, now) => deviceAnswered(writing, device, now),
    revoke: (ending) => revoke(writing, ending),
    passkeys: (device) => passkeys(database, device),
    addPasskey: (passkey) => addPasskey(writing, passkey),
    passkeyUsed: (credential, counter) => passkeyUsed(writing, credential, counter),
    keepAttachment: (kept) => keepAttachment(writing, kept),
    attachment: (sha256) => attachment(database, sha256),
    lackingAttachments: (limit) => lackingAttachments(database, limit),
    listen: () => {},
    close: async () => {
      await writing.destroy()
      if (database !== writing) await database.destroy()
    },
  }
}

async function startRecord(database: Kysely<Schema>, seal: SealKey): Promise<string> {
  const started = await database.selectFrom('head').select('record').executeTakeFirst()
  if (started !== undefined) return started.record
  const line = await database.selectFrom('line').select('position').limit(1).executeTakeFirst()
  if (line !== undefined) throw new Error('記録を移している途中です。もう一度移してください。')
  const record = randomUUID()
  const start = genesis(record)
  await database
    .insertInto('head')
    .values({
      one: 1,
      record,
      ...start,
      received_at: null,
      generation: 1,
      place: null,
      key_seal: seal.seal(start.hash),
    })
    // Two first starts at once: one of them makes the record.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await database.selectFrom('head').select('record').executeTakeFirstOrThrow()).record
}
