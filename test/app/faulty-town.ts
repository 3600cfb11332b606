// The town behind the browser tests: the real server over a real SQLite file, and in front of it a road that can be made
// bad on purpose. A Vite plugin, so that the pages under test reach it at their own origin, cookies and all. Files run
// side by side, each in a browser context of its own: a cookie says whose town is meant.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { openAccessLog } from '../../server/access/access-log.ts'
import { createApp } from '../../server/app.ts'
import { invite } from '../../server/identity/invitations.ts'
import { readLine } from '../../server/routes/sync-request.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { bytesOf, genesis } from '../../shared/sync/chain.ts'
import type { Health } from '../../shared/sync/health.ts'
import { headPath, healthPath, livePath, syncPath } from '../../shared/sync/protocol.ts'
import { send, spoil } from './faults.ts'
import type { Fault } from './faults.ts'

/** What tests tell the town, under `/town/`. */
export const townPath = '/town/'
/** A fault as it is ordered: a held answer is let go by the order `release`. */
export type OrderedFault = Exclude<Fault, { kind: 'held' }> | { kind: 'held' }
/** What the road saw of one round trip: its head, and the lines that came with it. */
export type Asked = { head: { cursor: { position: number }; full?: boolean; want: number }; lines: string[] }
/** Lines of another device, taken at `receivedAt`. */
export type Push = { device: string; receivedAt: string; lines: string[] }

type Town = Awaited<ReturnType<typeof openTown>>

export function faultyTown(): Plugin {
  const towns = new Map<string, Town>()
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const body = await bodyOf(request)
    const known = /(?:^|; )town=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    if (path === `${townPath}open`) {
      await towns.get(known)?.close()
      towns.delete(known)
      const id = randomUUID()
      const opened = await openTown()
      towns.set(id, opened)
      const headers = { 'set-cookie': `town=${id}; Path=/` }
      return send(response, Response.json(opened.record, { headers }))
    }
    const town = towns.get(known)
    // A page that is going still asks while the next town opens: an error would lay its overlay over the next page.
    if (town === undefined) return send(response, new Response(null, { status: 503 }))
    if (!path.startsWith(townPath)) return town.serve(request, body, response)
    return send(response, Response.json(await town.obey(path.slice(townPath.length), body.toString())))
  }
  return {
    name: 'faulty-town',
    configureServer({ middlewares }) {
      middlewares.use((request, response, pass) => {
        if (!/^\/(?:api|town)\//.test(request.url ?? '')) return pass()
        serve(request, response).catch(pass)
      })
    },
    buildEnd: async () => void (await Promise.all([...towns.values()].map((town) => town.close()))),
  }
}

async function openTown() {
  const folder = await mkdtemp(join(tmpdir(), 'faulty-town-'))
  const file = join(folder, 'record.sqlite')
  const seal = createSealKey('5e'.repeat(32))
  const storage = await openSqlite(file, seal)
  const now = () => new Date()
  const access = await openAccessLog(':memory:', seal, 1096)
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  const app = createApp({ storage, access, seal, now, print, offices: [], secureCookies: false })
  const asked: Asked[] = []
  let faults: OrderedFault[] = []
  let release = () => {}
  let told: Partial<Health> = {}

  const orders: Record<string, (body: string) => unknown> = {
    invite: () => invite(storage, seal, { name: null, office: null, administrator: false }, now()),
    faults: (body) => (faults = JSON.parse(body)),
    release: () => release(),
    /** What was asked since the last time this was. */
    asked: () => asked.splice(0),
    push: (body) => {
      const { device, receivedAt, lines }: Push = JSON.parse(body)
      const read = lines.map((line, index) => readLine(bytesOf(line), index + 1))
      return storage.append({
        uploader: device,
        now: receivedAt,
        clockOffsetMs: 0,
        vouched: false,
        lines: read,
      })
    },
    lines: async () => {
      const after = genesis(storage.record)
      const page = await storage.page({ after, want: 10_000, maxBytes: 1e9, receiptBytes: 0, holder: null })
      return page.lines.map((line) => (line.as === 'here' ? Buffer.from(line.bytes).toString() : line.as))
    },
    printed: () => printed.splice(0),
    /** Of a device that was enrolled long ago. */
    makeAdministrator: (device) => {
      const database = new DatabaseSync(file)
      database.prepare('update device set administrator = 1 where device = ?').run(JSON.parse(device))
      database.close()
    },
    /** Ends the enrolment of this device, as an administrator does. */
    revoke: (body) => {
      const { device }: { device: string } = JSON.parse(body)
      const why = { reason: '返却', by: '管理 乙', byDevice: device }
      return storage.revoke({ device, ...why, now: now().toISOString() })
    },
    /** The bytes of this position are no more, as after an erasure. */
    erase: (body) => {
      const database = new DatabaseSync(file)
      database.prepare('update line set bytes = null where position = ?').run(Number(body))
      database.close()
    },
    /** From now on the server says this of its keeping. */
    health: (body) => (told = JSON.parse(body)),
    endSessions: () => {
      const database = new DatabaseSync(file)
      database.exec('delete from session')
      database.close()
    },
  }

  /** The next of the ordered faults; the last one stays. */
  function nextFault(): Fault {
    const fault = (faults.length > 1 ? faults.shift() : faults[0]) ?? { kind: 'none' }
    if (fault.kind !== 'held') return fault
    return { ...fault, until: new Promise((resolve) => (release = resolve)) }
  }

  async function serve(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    // No hint comes here: what is sent is sent for another reason. And a stream has no end to be waited for.
    if (request.url === livePath) return
    const answer = async () => app.fetch(requestOf(request, body))
    // A road that is bad is bad for the question whether anything is new, too.
    if (request.url === headPath && faults.length > 0) return void response.destroy()
    if (request.url === healthPath)
      return send(response, Response.json({ ...(await (await answer()).json()), ...told }))
    if (request.url !== syncPath) return send(response, await answer())
    const isCompressed = request.headers['content-encoding'] === 'gzip'
    const text = (isCompressed ? gunzipSync(body) : body).toString()
    const [head = '{}', ...lines] = text.trimEnd().split('\n')
    asked.push({ head: JSON.parse(head), lines })
    await spoil(nextFault(), lines, answer, response)
  }

  return {
    record: storage.record,
    obey: async (order: string, body: string) => (await orders[order]?.(body)) ?? null,
    serve,
    close: async () => {
      await storage.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function requestOf(request: IncomingMessage, body: Buffer): Request {
  const { method = 'GET', headers, url = '/' } = request
  // Without `accept-encoding`: an answer comes as it can be spoilt.
  const passed = ['cookie', 'content-type', 'content-encoding', 'if-none-match'] as const
  return new Request(`http://${headers.host ?? 'localhost'}${url}`, {
    method,
    headers: passed.flatMap((name): [string, string][] => {
      const value = headers[name]
      return value === undefined ? [] : [[name, value]]
    }),
    body: method === 'GET' ? null : new Uint8Array(body),
  })
}
