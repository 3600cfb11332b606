// Requests as a client would make them: from the description, with what is known of the town in the place of its ids.
import { gzipSync } from 'node:zlib'
import { bodies } from '../incident/bodies.ts'
import { digest } from '../../shared/sync/chain.ts'
import { accessPath } from '../../shared/sync/access.ts'
import { attachmentPath } from '../../shared/sync/attachments.ts'
import { confirmationCodesPath } from '../../shared/sync/confirmations.ts'
import { enrolmentPath, livePath, ndjson, syncPath } from '../../shared/sync/protocol.ts'
import type { Document } from './judge.ts'
import { type JsonSchema, valueOf } from './from-schema.ts'
import { type Asked, type Device, newDevice, type World } from './world.ts'

/** `status`: what it must be answered; null: whatever is described. */
export type Act = Asked & { by: Device | null; status: number | null }
type Named = Record<string, JsonSchema>
type Route = { method: string; path: string; request: [media: string, schema: JsonSchema] | null }
export type Acts = { next: () => Promise<Act> }

const maxDevices = 40
/** Of these it is not known here what whoever asks is answered. */
const notForAll: readonly string[] = [livePath, accessPath, confirmationCodesPath]
const weights: Record<string, number> = { [syncPath]: 10, [enrolmentPath]: 2 }

export function createActs(world: World, document: Document): Acts {
  const { paths, components } = JSON.parse(JSON.stringify(document))
  const named: Named = components.schemas
  const routes = Object.entries<
    Record<string, { requestBody?: { content: Record<string, { schema?: JsonSchema }> } }>
  >(paths).flatMap(([path, of]) =>
    Object.entries(of).flatMap(([method, { requestBody }]): Route[] => {
      const [content] = Object.entries(requestBody?.content ?? {})
      const request: Route['request'] = content === undefined ? null : [content[0], content[1].schema ?? {}]
      const route = { method: method.toUpperCase(), path, request }
      return Array.from({ length: weights[path] ?? 1 }, () => route)
    }),
  )
  return {
    next: async () => {
      const { random } = world
      const route = random.pick(routes)
      const by = asker(world)
      if (by === null || route.path === enrolmentPath) return enrolling(world)
      if (route.path === syncPath) return pushing(world, by, named)
      if (route.method === 'PUT' && world.pictures.size > 0 && random.chance(0.8))
        return sendingPicture(world, by)
      return fromDescription(world, route, by, named)
    },
  }
}

function asker({ devices, random }: World): Device | null {
  const standing = [...devices.values()].filter(({ isRevoked }) => !isRevoked || random.chance(0.1))
  return standing.length < 2 ? null : random.pick(standing)
}

async function enrolling(world: World): Promise<Act> {
  const { random, devices, codes } = world
  const again = devices.size > 1 && (devices.size >= maxDevices || random.chance(0.4))
  const device = again ? random.pick([...devices.values()]) : newDevice(world)
  const offered = codes.splice(0)
  const code =
    offered.length > 0 && random.chance(0.5) ? random.pick(offered) : await world.code(random.chance(0.3))
  const { device: id, secret } = device
  const body = { code, device: id, deviceName: '端末', secret }
  return { ...jsonTo('POST', enrolmentPath, '', body), by: null, status: offered.includes(code) ? null : 201 }
}

function sendingPicture(world: World, by: Device): Act {
  const [sha256, body] = world.random.pick([...world.pictures])
  const headers = { cookie: by.cookie, 'content-type': 'image/jpeg' }
  return { method: 'PUT', path: attachmentPath(sha256), headers, body, by, status: by.isRevoked ? 403 : 201 }
}

/** Parts of its path by what is known; the rest as its schema has it. */
function fromDescription(world: World, { method, path, request }: Route, by: Device, named: Named): Act {
  const { random, devices, pictures } = world
  const known: Record<string, () => string> = {
    device: () => random.pick([...devices.keys()]),
    sha256: () => (pictures.size > 0 ? random.pick([...pictures.keys()]) : 'ab'.repeat(32)),
    number: () => String(1 + random.int(60)),
  }
  const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name]?.() ?? '1')
  const isOpen = method === 'GET' && !path.includes('{') && !notForAll.includes(path)
  const status = !isOpen ? null : by.isRevoked ? null : 200
  if (request === null) return { method, path: at, headers: { cookie: by.cookie }, by, status }
  const [type, schema] = request
  const value = valueOf(schema, named, random)
  return { ...jsonTo(method, at, by.cookie, value, type), by, status }
}

function jsonTo(
  method: string,
  path: string,
  cookie: string,
  value: unknown,
  type = 'application/json',
): Asked {
  return { method, path, headers: { cookie, 'content-type': type }, body: Buffer.from(JSON.stringify(value)) }
}

function pushing(world: World, by: Device, named: Named): Act {
  const { random, record, clock } = world
  const lines = Array.from({ length: random.int(6) }, () => lineOf(world, by, named))
  const head = {
    protocol: 2,
    record,
    cursor: random.chance(0.9) ? by.cursor : world.start,
    want: random.int(60),
    now: clock.now.toISOString(),
    count: lines.length,
    ...(random.chance(0.2) && { vouched: true }),
    ...((by.lacks || random.chance(0.1)) && { full: true }),
    ...(random.chance(0.2) && { generation: 1 }),
  }
  const text = Buffer.from(`${[JSON.stringify(head), ...lines].join('\n')}\n`)
  const isPacked = random.chance(0.3)
  const headers: Record<string, string> = { cookie: by.cookie, 'content-type': ndjson }
  if (isPacked) headers['content-encoding'] = 'gzip'
  if (random.chance(0.5)) headers['accept-encoding'] = random.pick(['gzip', 'zstd', 'zstd, gzip', 'br'])
  const body = isPacked ? gzipSync(text) : text
  return { method: 'POST', path: syncPath, headers, body, by, status: by.isRevoked ? 403 : 200 }
}

let made = 0
const types = Object.keys(bodies) as (keyof typeof bodies)[]

/** Said now; said before; said before in other words; another device's; or a picture named. */
function lineOf(world: World, by: Device, named: Named): string {
  const { random, sent, clock, devices } = world
  if (sent.length > 0 && random.chance(0.1)) return random.pick(sent)
  made += 1
  const device = random.chance(0.05) ? random.pick([...devices.keys()]) : by.device
  const time = clock.now.getTime().toString(16).padStart(12, '0')
  const rest = Buffer.from(random.bytes(8)).toString('hex')
  const type = random.pick(types)
  const picture = new Uint8Array([0xff, 0xd8, 0xff, ...random.bytes(12)])
  if (type === 'v1.attachmentAdded') world.named.set(digest(picture), picture)
  const said = random.chance(0.5) ? bodies[type] : valueOf(named[type] ?? {}, named, random)
  const operation = {
    id: `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(4)}`,
    salt: made.toString(16).padStart(32, '0'),
    subject: random.pick(['calls', 'town', `${time.slice(0, 8)}-0000-7000-8000-000000000000`]),
    type,
    stamp: `${clock.now.toISOString()}-${(made % 65_536).toString(16).padStart(4, '0')}-${device.replaceAll('-', '').slice(-16)}`,
    at: clock.now.toISOString(),
    by: '宿直 甲',
    office: 'responder',
    actingFor: null,
    enteredBy: null,
    device,
    body: type === 'v1.attachmentAdded' ? { ...bodies[type], sha256: digest(picture) } : said,
  }
  const line = JSON.stringify(operation)
  if (sent.length < 500) sent.push(line, JSON.stringify({ ...operation, salt: '0'.repeat(32) }))
  return line
}
