// A town's server as tests meet it: the real app over a real database in a folder of its own, and phones that speak to it.
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '../../server/app.ts'
import { invite } from '../../server/identity/invitations.ts'
import { createLiveFeed } from '../../server/routes/live-feed.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { genesis } from '../../shared/sync/chain.ts'
import {
  type Cursor,
  enrolmentPath,
  ndjson,
  readAnswerLine,
  SyncAnswerHead,
  syncPath,
} from '../../shared/sync/protocol.ts'
import { devices, fixedNow, people } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'

export const secret = 'a1'.repeat(32)
export const offices = [{ id: 'responder', name: '緊急対策職員' }]

export type Town = Awaited<ReturnType<typeof startTown>>
export type Phone = Awaited<ReturnType<typeof enrolledPhone>>

/** `clock.now` is the server's time and may be set. */
export async function startTown(given: { secureCookies?: boolean; assets?: string } = {}) {
  const folder = await ownFolder()
  const file = join(folder, 'record.sqlite')
  const storage = await openSqlite(file)
  const seal = createSealKey('5e'.repeat(32))
  const clock = { now: fixedNow }
  const now = () => clock.now
  const feed = createLiveFeed()
  const app = createApp({ storage, seal, now, feed, offices, secureCookies: false, ...given })
  onTestFinished(async () => {
    feed.close()
    await storage.close()
  })
  return { app, storage, seal, clock, feed, file }
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
  const sync = async (lines: (object | string | Uint8Array)[] = [], head: object = {}) =>
    readAnswer(await post(request(record, lines, head)))
  return { device, cookie, record, post, sync }
}

/** A request's bytes: `lines` are operations, their text, or bytes as they are. */
export function request(
  record: string,
  lines: (object | string | Uint8Array)[],
  head: object = {},
): Buffer<ArrayBuffer> {
  const start: Cursor = genesis(record)
  const now = fixedNow.toISOString()
  const full = { protocol: 1, record, cursor: start, want: 500, now, count: lines.length, ...head }
  const parts = [JSON.stringify(full), ...lines].flatMap((line) => {
    if (line instanceof Uint8Array) return [line, Buffer.from('\n')]
    return [Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`)]
  })
  return Buffer.concat(parts)
}

/** Reads an answer as a phone would; throws where it is not one of ours. */
export async function readAnswer(answer: Response) {
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`)
  const [head = '', ...rest] = text.split('\n')
  if (rest.pop() !== '') throw new Error('the answer is cut short')
  const lines = rest.map((line) => {
    const read = readAnswerLine(line)
    if (read === null) throw new Error(`not an answer line: ${line}`)
    return read
  })
  const headRead = SyncAnswerHead.parse(JSON.parse(head))
  if (headRead.count !== lines.length) throw new Error('count and lines differ')
  return {
    ...headRead,
    lines,
    bytes: Buffer.byteLength(text),
    cookie: answer.headers.get('set-cookie') ?? '',
  }
}
