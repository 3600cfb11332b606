// The town that is asked, and what whoever asks has come to know of it: devices, codes, lines, pictures, open streams.
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { openAccessLog } from '../../server/access/access-log.ts'
import { createApp } from '../../server/app.ts'
import { invite } from '../../server/identity/invitations.ts'
import { createLiveFeed } from '../../server/routes/live-feed.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { genesis } from '../../shared/sync/chain.ts'
import type { Cursor } from '../../shared/sync/receipt.ts'
import type { Random } from '../sim/random.ts'

export type Device = {
  device: string
  secret: string
  cookie: string
  isRevoked: boolean
  cursor: Cursor
  /** It has sent what it does not have: it asks for all lines whole. */
  lacks: boolean
}
export type Asked = {
  method: string
  path: string
  headers: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
}
/** `position`: of the last head that it told. */
export type Stream = { position: number; reader: ReadableStreamDefaultReader<Uint8Array>; text: string }
export type World = Awaited<ReturnType<typeof openWorld>>

/** `http`: over a socket of this machine; else without one. */
export async function openWorld(random: Random, http: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'juki-fuzz-'))
  const file = join(folder, 'record.sqlite')
  const seal = createSealKey('5e'.repeat(32))
  const storage = await openSqlite(file, seal)
  const clock = { now: new Date('2026-11-22T17:13:00.000Z') }
  const feed = createLiveFeed()
  const offices = [{ id: 'responder', name: '緊急対策職員' }]
  const access = await openAccessLog(join(folder, 'access.sqlite'), seal, 1096)
  const app = createApp({ storage, access, seal, feed, offices, now: () => clock.now, secureCookies: false })
  const server = http ? serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) : null
  if (server !== null) await once(server, 'listening')
  const port = (server?.address() as AddressInfo | undefined)?.port ?? 80
  const origin = `http://127.0.0.1:${port}`
  const send = ({ method, path, headers, body }: Asked): Promise<Response> => {
    const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD'
    const asked = new Request(`${origin}${path}`, { method, headers, ...(hasBody && { body }) })
    return http ? fetch(asked) : Promise.resolve(app.request(asked))
  }
  return {
    record: storage.record,
    random,
    file,
    seal,
    storage,
    clock,
    send,
    devices: new Map<string, Device>(),
    codes: [] as string[],
    /** Pictures by their digest: those that a line names, and those whose line was accepted. */
    named: new Map<string, Uint8Array<ArrayBuffer>>(),
    pictures: new Map<string, Uint8Array<ArrayBuffer>>(),
    /** Accepted operations by their id: the digest of the bytes that were promised, and where they stand. */
    promised: new Map<string, { digest: string; position: number }>(),
    /** Lines that were sent, to be sent again. */
    sent: [] as string[],
    streams: [] as Stream[],
    start: genesis(storage.record),
    /** As `npm run invite` prints it. */
    code: (administrator: boolean) =>
      invite(storage, seal, { name: '宿直 甲', office: 'responder', administrator }, clock.now),
    close: async () => {
      feed.close()
      server?.close()
      await storage.close()
      await access.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function newDevice({ random, start }: World): Device {
  const hex = Buffer.from(random.bytes(16)).toString('hex')
  const device = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  const secret = Buffer.from(random.bytes(32)).toString('hex')
  return { device, secret, cookie: '', isRevoked: false, cursor: start, lacks: false }
}
