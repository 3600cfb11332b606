// One or more things wrong with a request: its method, path, headers, or its body, as bytes or as JSON.
import { gzipSync } from 'node:zlib'
import type { Random } from '../sim/random.ts'
import type { Asked } from './world.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const types = [
  'application/json',
  'application/x-ndjson',
  'text/html',
  'image/jpeg',
  'image/png',
  '',
  'a/b;c="',
  'x'.repeat(3000),
]
const cookies = [
  '',
  'session=',
  'session=%00',
  '__Host-session=x',
  `session=${'A'.repeat(22)}`,
  `a=${'b'.repeat(4000)}`,
  ';;;=;',
]
const pathParts = [
  '0',
  '-1',
  '1e3',
  '99999999999',
  '%00',
  '%2e%2e',
  '%E0%A4%A',
  '..;',
  'ab'.repeat(32),
  'x'.repeat(2000),
  '%F0%9F%9A%92',
  '__proto__',
]
const odd: unknown[] = [
  null,
  -1,
  0,
  1.5,
  1e308,
  '',
  'x'.repeat(70_000),
  '\u0000',
  '\ud800',
  [],
  {},
  true,
  '__proto__',
  '9999-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
]
const headers = [
  'content-type',
  'content-encoding',
  'accept-encoding',
  'if-none-match',
  'cookie',
  'accept',
  'range',
  'x-forwarded-for',
]
const values = [
  '',
  '*',
  'gzip',
  'br',
  'gzip;q=0',
  'zstd;q=0.5, *',
  '"1-1-ab"',
  'bytes=0-1',
  '\u00ff',
  '127.0.0.1, ::1',
  ','.repeat(500),
]

export function spoiled(asked: Asked, random: Random): Asked {
  let spoilt = asked
  for (let times = 1 + random.int(2); times > 0; times -= 1) spoilt = random.pick(ways)(spoilt, random)
  return spoilt
}

type Way = (asked: Asked, random: Random) => Asked
const ofBody =
  (change: (body: Uint8Array<ArrayBuffer>, random: Random) => Uint8Array<ArrayBuffer>): Way =>
  (asked, random) => ({ ...asked, body: change(asked.body ?? new Uint8Array(), random) })
const ofHeaders =
  (change: (random: Random) => Record<string, string>): Way =>
  (asked, random) => ({ ...asked, headers: { ...asked.headers, ...change(random) } })

const ways: Way[] = [
  (asked, random) => ({ ...asked, method: random.pick(methods) }),
  (asked, random) => ({ ...asked, path: asked.path.replace(/[^/]+$/, () => random.pick(pathParts)) }),
  (asked, random) => ({ ...asked, path: `${asked.path}/${random.pick(pathParts)}` }),
  (asked, random) => ({ ...asked, path: `${asked.path}?${random.pick(pathParts)}` }),
  ofHeaders((random) => ({ 'content-type': random.pick(types) })),
  ofHeaders((random) => ({ cookie: random.pick(cookies) })),
  ofHeaders((random) => ({ [random.pick(headers)]: random.pick(values) })),
  ofBody((body, random) => body.slice(0, random.int(body.length + 1))),
  ofBody((body, random) => flipped(body, random)),
  ofBody((body, random) => new Uint8Array([...body, ...random.bytes(1 + random.int(40))])),
  ofBody((_, random) => random.bytes(random.int(200))),
  ofBody((body, random) => oddJson(body, random)),
  ofBody((body, random) => oddJson(body, random)),
  ofBody((body, random) => oddJson(body, random)),
  ofBody((_, random) => new Uint8Array(random.pick([4097, 40_000]))),
  // Small as it comes, too large as it unpacks.
  (asked, random) =>
    random.chance(0.05)
      ? { ...asked, headers: { ...asked.headers, 'content-encoding': 'gzip' }, body: bomb }
      : { ...asked, headers: { ...asked.headers, 'content-encoding': 'gzip' } },
]

const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024))

function flipped(body: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const changed = body.slice()
  for (let n = 1 + random.int(4); n > 0 && changed.length > 0; n -= 1)
    changed[random.int(changed.length)] = random.int(256)
  return changed
}

/** In one of its lines one value is another, one field is gone, or one is there that nobody knows. */
function oddJson(body: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const lines = Buffer.from(body).toString().split('\n')
  const at = random.int(lines.length)
  try {
    const value = JSON.parse(lines[at] ?? '')
    const whole: Record<string, unknown> = { value }
    const holders = [whole, ...nodes(value)]
    const holder = random.pick(holders)
    const key = random.pick([...Object.keys(holder), 'nobodyKnows'])
    if (random.chance(0.2)) delete holder[key]
    else holder[key] = random.pick(odd)
    lines[at] = JSON.stringify(whole.value)
  } catch {
    lines[at] = JSON.stringify(random.pick(odd))
  }
  return Buffer.from(lines.join('\n'))
}

function nodes(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodes)]
}
