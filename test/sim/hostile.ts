// A hostile phone 悪意の端末: enrolled like any other, it forges lines, speaks for others and sends what no phone of ours does.
// What the server takes of it must break nothing (checks.ts), and no request of it may break the server.
import { v7 } from 'uuid'
import { stampOf } from '../../shared/incident/stamp.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { enrolmentPath, ndjson, protocolVersion, syncPath } from '../../shared/sync/protocol.ts'
import { attachmentPath } from '../../shared/sync/attachments.ts'
import { genesis } from '../../shared/sync/chain.ts'
import { writeProven } from '../../shared/sync/round-trip.ts'
import { checkServer, Violation } from './checks.ts'
import { origin, rowsOf, selfOf } from './device.ts'
import { hostileName, tryRights } from './hostile-tries.ts'
import type { Random } from './random.ts'
import { codeFor } from './server.ts'
import type { Server } from './server.ts'
import { count } from './world.ts'
import type { World } from './world.ts'

export type Hostile = { device: string; cookie: string; server: Server }

type Sent = { lines: (string | Uint8Array)[]; head?: object }
type Act = (world: World, random: Random, hostile: Hostile) => Promise<Sent>

const acts = {
  /** Another device's id, its own word for it or not. */
  asAnother: async (world, random) => {
    const device = (await selfOf(random.pick(world.devices))).device
    const line = lineOf(world, random, { device })
    const vouched = random.chance(0.5)
    if (vouched) world.vouched.add(idOf(line))
    return { lines: [line], head: { vouched } }
  },
  /** A line that some phone holds, or has yet to send, with other words. */
  otherWords: async (world, random) => {
    const rows = await rowsOf(random.pick(world.devices))
    if (rows.length === 0) return { lines: [] }
    const { line, id } = random.pick(rows)
    world.vouched.add(id)
    return { lines: [line.replace('"what":"', '"what":"嘘')], head: { vouched: true } }
  },
  /** A proof that is not of these bytes, or has another seal. */
  wrongSeal: async (world, random) => {
    const rows = (await rowsOf(random.pick(world.devices))).flatMap(({ receipt }) => receipt ?? [])
    if (rows.length === 0) return { lines: [] }
    const proof = { ...random.pick(rows), previous: 'ab'.repeat(32), seal: 'cd'.repeat(16) }
    const device = (await selfOf(random.pick(world.devices))).device
    return { lines: [writeProven(proof, lineOf(world, random, { device }))] }
  },
  fromTomorrow: async (world, random, { device }) => {
    const timeMs = world.nowMs + 70 * 365 * 24 * 3600_000
    const stamp = stampOf({ timeMs, counter: 0xffff }, device)
    return { lines: [lineOf(world, random, { device, stamp })] }
  },
  /** As the mayor, in name, office and who types. */
  asMayor: async (world, random, { device }) => {
    const mayor = { by: '町長', office: 'mayor', enteredBy: '町長' }
    return { lines: [lineOf(world, random, { device, ...mayor })] }
  },
  /** Another device's line is 誤入力, or says something else. */
  strikesOut: async (world, random, { device }) => {
    const rows = await rowsOf(random.pick(world.devices))
    if (rows.length === 0) return { lines: [] }
    const { id, line } = random.pick(rows)
    const isStruck = random.chance(0.5)
    const nature = isStruck ? 'mistaken' : 'amended'
    const body = { operation: id, nature, body: isStruck ? null : { what: '嘘' }, reason: null }
    const { subject } = JSON.parse(line)
    return { lines: [lineOf(world, random, { device, subject, type: 'v1.corrected', body })] }
  },
  /** The numbers, the hours, the columns of the sheets, and a device's invitation that nobody gave (TR7, TR8, AU8). */
  townSettings: async (world, random, { device }) => {
    const number = `090${String(random.int(1e8)).padStart(8, '0')}`
    const entry = { office: 'agency', name: '偽', number, whileLocked: true }
    const said = [
      { type: 'v1.contactEntered', body: { contact: 'agency', entry } },
      { type: 'v1.hoursEntered', body: { openMinute: 1, closeMinute: 2 } },
      { type: 'v1.closedDayEntered', body: { day: '2026-11-24', name: '偽' } },
      { type: 'v1.approvalColumnsEntered', body: { columns: ['偽'] } },
      { type: 'v1.enrolled', body: { device, name: '町長', invitedBy: device } },
    ]
    const lines = said.map((one) => lineOf(world, random, { device, subject: townSubject, ...one }))
    const confirmed = lines.slice(1, 4).map((line) => {
      const body = { operation: idOf(line), device }
      return lineOf(world, random, { device, subject: townSubject, type: 'v1.settingConfirmed', body })
    })
    return { lines: [...lines, ...confirmed] }
  },
  junk: async (world, random, { device }) => {
    const tooLong = lineOf(world, random, { device, body: { what: 'あ'.repeat(40_000) } })
    const bytes = random.bytes(300).filter((byte) => byte !== 10)
    const odd = ['', 'null', '['.repeat(20_000), '{"id":1,"id":1}', '"\\u0000"', tooLong, bytes]
    return { lines: [random.pick(odd), lineOf(world, random, { device })] }
  },
  oddHead: async (world, random, { device }) => ({
    lines: [lineOf(world, random, { device })],
    head: random.pick<object>([
      { cursor: { position: 1e9, hash: 'ef'.repeat(32) } },
      { cursor: { position: -1, hash: '' } },
      { generation: 2 ** 40 },
      { turn: { count: Number.MAX_SAFE_INTEGER, mark: '0'.repeat(16) } },
      { want: 1e9 },
      { count: 7 },
      { record: newId(world, random) },
      { now: '0001-01-01T00:00:00Z' },
      { protocol: 1 },
    ]),
  }),
} satisfies Record<string, Act>

export async function attack(world: World, random: Random): Promise<void> {
  const server = random.pick(world.servers)
  if (world.hostile?.server !== server) world.hostile = await enrolHostile(world, server, random)
  const name = random.pick(Object.keys(acts) as (keyof typeof acts)[])
  count(world, `hostile ${name}`)
  const { lines, head = {} }: Sent = await acts[name](world, random, world.hostile)
  const status = await send(
    world,
    world.hostile,
    syncPath,
    'POST',
    ndjson,
    bodyOf(world, server, lines, head),
  )
  // The clock has jumped past the end of its session: it comes back by a new code, as any device does.
  if (status === 401) world.hostile = await enrolHostile(world, server, random)
  if (random.chance(0.2))
    await send(world, world.hostile, attachmentPath('ab'.repeat(32)), 'PUT', 'image/jpeg', random.bytes(64))
  await tryRights(world, random, world.hostile)
  await checkServer(world, server, 'server')
}

async function enrolHostile(world: World, server: Server, random: Random): Promise<Hostile> {
  const code = await codeFor(server, () => world.now() + server.offsetMs, hostileName.person)
  const device = newId(world, random)
  const body = JSON.stringify({ code, device, deviceName: hostileName.device, secret: 'ee'.repeat(32) })
  const headers = { 'content-type': 'application/json' }
  const answer = await server.answer(
    new Request(`${origin}${enrolmentPath}`, { method: 'POST', headers, body }),
  )
  const [cookie = ''] = answer.headers.getSetCookie()
  return { device, cookie: cookie.split(';')[0] ?? '', server }
}

async function send(
  world: World,
  { cookie, server }: Hostile,
  path: string,
  method: string,
  type: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const headers = { cookie, 'content-type': type }
  const answer = await server.answer(new Request(`${origin}${path}`, { method, headers, body }))
  await answer.arrayBuffer()
  count(world, `hostile answered ${answer.status}`)
  if (answer.status >= 500) throw new Violation(`a hostile request was answered ${answer.status}`)
  return answer.status
}

function bodyOf(
  world: World,
  { storage }: Server,
  lines: Sent['lines'],
  head: object,
): Uint8Array<ArrayBuffer> {
  const first = {
    protocol: protocolVersion,
    record: storage.record,
    cursor: genesis(storage.record),
    want: 10,
    now: new Date(world.nowMs).toISOString(),
    count: lines.length,
    ...head,
  }
  const parts = [JSON.stringify(first), ...lines].flatMap((line) => [Buffer.from(line), Buffer.from('\n')])
  return new Uint8Array(Buffer.concat(parts))
}

type Claimed = { by?: string; office?: string; enteredBy?: string }

function lineOf(
  world: World,
  random: Random,
  said: { device: string; stamp?: string; subject?: string; type?: string; body?: object } & Claimed,
): string {
  const { device, stamp = stampOf({ timeMs: world.nowMs, counter: 0 }, device), body } = said
  const { by = null, office = null, enteredBy = null } = said
  return JSON.stringify({
    id: newId(world, random),
    salt: Buffer.from(random.bytes(16)).toString('hex'),
    subject: said.subject ?? world.incidents[0] ?? townSubject,
    type: said.type ?? 'v1.noted',
    stamp,
    at: '2026-11-23T02:13:00+09:00',
    by,
    office,
    actingFor: null,
    enteredBy,
    device,
    body: body ?? { what: '嘘' },
  })
}

const newId = ({ nowMs }: World, random: Random) => v7({ msecs: nowMs, random: random.bytes(16) })
const idOf = (line: string) => String(JSON.parse(line).id)
