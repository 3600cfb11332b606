// A town's server as tests meet it: the real app over a real database in a folder of its own, and phones that speak to it.
import { join } from 'node:path'
import type { Logger } from 'pino'
import { onTestFinished } from 'vitest'
import { openAccessLog } from '../../server/access/access-log.ts'
import { createApp } from '../../server/app.ts'
import { invite } from '../../server/identity/invitations.ts'
import { createLiveFeed } from '../../server/routes/live-feed.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { Amount } from '../../server/storage/amount.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { codeConfirmationsPath, confirmationCodesPath } from '../../shared/sync/confirmations.ts'
import { digest, genesis } from '../../shared/sync/chain.ts'
import { enrolmentPath, ndjson, syncPath } from '../../shared/sync/protocol.ts'
import type { Cursor } from '../../shared/sync/receipt.ts'
import type { SyncRequestHead } from '../../shared/sync/round-trip.ts'
import { devices, fixedNow, people } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { readAnswer, type Sent } from './answer.ts'

export const secret = 'a1'.repeat(32)
export const offices = [{ id: 'responder', name: '緊急対策職員' }]

export type Town = Awaited<ReturnType<typeof startTown>>
export type Phone = Awaited<ReturnType<typeof enrolledPhone>>

/** `clock.now` is the server's time and may be set. */
export async function startTown(
  given: {
    secureCookies?: boolean
    sessionDays?: number
    assets?: string
    names?: readonly string[]
    quota?: Amount
    log?: Logger
    trustedProxies?: readonly string[]
    refused?: (reason: string) => void
    isEnding?: () => boolean
    /** What of the storage is counted. */
    counted?: (storage: Storage) => Storage
  } = {},
) {
  const folder = await ownFolder()
  const file = join(folder, 'record.sqlite')
  const seal = createSealKey('5e'.repeat(32))
  const storage = await openSqlite(file, seal)
  const clock = { now: fixedNow }
  const now = () => clock.now
  const feed = createLiveFeed()
  const access = await openAccessLog(join(folder, 'access.sqlite'), seal, 1096)
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  const app = createApp({
    storage: given.counted?.(storage) ?? storage,
    access,
    seal,
    now,
    feed,
    offices,
    print,
    secureCookies: false,
    ...given,
  })
  onTestFinished(async () => {
    feed.close()
    await storage.close()
    await access.close()
  })
  return { app, storage, access, seal, clock, feed, file, printed }
}

/** Confirms an act by the code that the terminal shows (AU12); answers that of asking for one where there is none. */
export async function confirmAct(town: Town, act: string, cookie: string): Promise<Response> {
  const asked = await postJson(town, confirmationCodesPath, { act }, cookie)
  if (asked.status !== 200) return asked
  const code = /確認コード: ([\d-]+)/.exec(town.printed.at(-1) ?? '')?.[1]?.replace('-', '')
  return postJson(town, codeConfirmationsPath, { act, code }, cookie)
}

/** A code for somebody, as `npm run invite` would print it. */
export function codeFor(town: Town, administrator = false): Promise<string> {
  return invite(town.storage, town.seal, { ...people.dutyOfficer, administrator }, town.clock.now)
}

export function enrol(town: Town, body: object | string, headers: Record<string, string> = {}) {
  return town.app.request(enrolmentPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** The `name=value` of the cookie that an answer sets. */
export function cookieOf(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

export async function enrolledPhone(
  town: Town,
  device: string = devices.dutyPhone,
  { administrator = false } = {},
) {
  const code = await codeFor(town, administrator)
  const answer = await enrol(town, { code, device, deviceName: '当番の携帯', secret })
  if (answer.status !== 201) throw new Error(`not enrolled: ${answer.status}`)
  const cookie = cookieOf(answer)
  const record = town.storage.record
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    town.app.request(syncPath, {
      method: 'POST',
      headers: { cookie, 'content-type': ndjson, ...headers },
      body,
    })
  const sentBy = sentLines(record)
  const sync = async (
    lines: SentLine[] = [],
    head: Partial<SyncRequestHead> = {},
    headers: Record<string, string> = {},
  ) => {
    const sent = sentBy(lines, head.cursor)
    return readAnswer(await post(request(record, lines, head), headers), sent)
  }
  return { device, cookie, record, post, sync }
}

/** An operation, a line's text, or its bytes. */
export type SentLine = object | string | Uint8Array

/** What a phone knows of the lines it sends, and of those it sent before. */
export function sentLines(record: string): (lines: SentLine[], cursor?: Cursor) => Sent {
  const held = new Map<string, string>()
  return (lines, cursor = genesis(record)) => {
    const named = lines.map(nameOf)
    for (const line of named) if (line !== null) held.set(line.id, line.digest)
    return { cursor, lines: named, held }
  }
}

function nameOf(line: SentLine): { id: string; digest: string } | null {
  const bytes = bytesOf(line)
  // An operation that comes with its proof is the last thing in its line.
  const [, proven] = /^\{"proof":.*?,"operation":(.*)\}$/s.exec(bytes.toString()) ?? []
  const operation = proven === undefined ? bytes : Buffer.from(proven)
  try {
    return { id: String(JSON.parse(operation.toString()).id), digest: digest(operation) }
  } catch {
    return null
  }
}

function bytesOf(line: SentLine): Buffer {
  if (line instanceof Uint8Array) return Buffer.from(line)
  return Buffer.from(typeof line === 'string' ? line : JSON.stringify(line))
}

/** A request's bytes: `lines` are operations, their text, or bytes as they are. */
export function request(record: string, lines: SentLine[], head: object = {}): Buffer<ArrayBuffer> {
  const start: Cursor = genesis(record)
  const now = fixedNow.toISOString()
  const full = { protocol: 2, record, cursor: start, want: 500, now, count: lines.length, ...head }
  return Buffer.concat([full, ...lines].flatMap((line) => [bytesOf(line), Buffer.from('\n')]))
}

/** A town with the office's device, which is an administrator's, and a duty phone. */
export async function townOfTwo() {
  const town = await startTown()
  const office = await enrolledPhone(town, devices.officePhone, { administrator: true })
  const phone = await enrolledPhone(town)
  return { town, office, phone }
}

/** JSON, as a device posts it. */
export function postJson({ app }: Pick<Town, 'app'>, path: string, body: object, cookie = '') {
  const headers = { cookie, 'content-type': 'application/json' }
  return app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
}
