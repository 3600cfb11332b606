// What whoever asks takes from an answer, as a phone does: cookies, codes, the chain, and what an open stream tells.
import { gunzipSync } from 'node:zlib'
import { digest } from '../../shared/sync/chain.ts'
import { devicesPath, invitationsPath } from '../../shared/sync/devices.ts'
import { enrolmentPath, livePath, syncPath } from '../../shared/sync/protocol.ts'
import { setAsidePath } from '../../shared/sync/set-aside.ts'
import { readAnswer } from '../server/answer.ts'
import { type Answered, type Judge, textIn } from './judge.ts'
import type { Asked, Device, Stream, World } from './world.ts'

export type Counts = { enrolled: number; pictures: number; settled: number; revoked: number; events: number }
/** An answer, whatever was wrong with its request; `path` without what stands behind it. */
export type Heard = { asked: Asked; by: Device | null; path: string; answer: Answered }

/** Null, or what does not follow from what was known. */
export async function learn(
  world: World,
  judge: Judge,
  heard: Heard,
  counts: Counts,
): Promise<string | null> {
  const { asked, by, path, answer } = heard
  const { method } = asked
  const { status, bytes } = answer
  if (status >= 300) return null
  if (method === 'PUT') counts.pictures += 1
  if (method !== 'POST') return null
  if (path === enrolmentPath) enrolled(world, heard, counts)
  if (path === invitationsPath) world.codes.push(JSON.parse(textIn(bytes)).code)
  if (path === syncPath && by !== null) return taken(world, judge, by, heard, counts)
  if (path.startsWith(setAsidePath)) {
    counts.settled += 1
    // It has taken in what it never had.
    if (by !== null) by.lacks = true
  }
  if (path.startsWith(devicesPath)) {
    counts.revoked += 1
    const device = world.devices.get(path.split('/').at(-2) ?? '')
    if (device !== undefined) device.isRevoked = true
  }
  return null
}

function enrolled({ devices, start }: World, { asked, answer }: Heard, counts: Counts): void {
  const { device, secret } = JSON.parse(Buffer.from(asked.body ?? []).toString())
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const before = devices.get(device) ?? { cursor: start, lacks: false }
  devices.set(device, { ...before, device, secret, cookie, isRevoked: false })
  counts.enrolled += 1
}

/** The chain is followed; what was accepted is remembered, and an open stream must hear of it. */
async function taken(world: World, judge: Judge, by: Device, { asked, answer }: Heard, counts: Counts) {
  const { promised } = world
  const [head = '', ...lines] = sentText(asked).split('\n').slice(0, -1)
  const { cursor } = JSON.parse(head)
  const sent = lines.map(nameOf)
  const held = new Map(
    sent.flatMap((one) => (one === null ? [] : [[one.id, one.digest] as const])).toReversed(),
  )
  for (const [id, { digest: of }] of promised) held.set(id, of)
  const read = await readAnswer(new Response(textIn(answer.bytes)), { cursor, lines: sent, held })
  if (read.accepted.length + read.refused.length !== lines.length) return 'fewer outcomes than lines'
  for (const { line, id, position } of read.accepted) {
    const before = promised.get(id)
    if (before !== undefined && before.position !== position) return `${id} was at ${before.position}`
    promised.set(id, { digest: sent[line - 1]?.digest ?? '', position })
    const { type, body } = JSON.parse(lines[line - 1] ?? '{}')
    const picture = world.named.get(body.sha256)
    if (type === 'v1.attachmentAdded' && picture !== undefined) world.pictures.set(body.sha256, picture)
  }
  const last = read.lines.at(-1)?.line
  if (last !== undefined && last.position > by.cursor.position)
    by.cursor = { position: last.position, hash: last.hash }
  return read.accepted.length > 0 ? tells(world, judge, read.head.position, counts) : null
}

function sentText({ headers, body = new Uint8Array() }: Asked): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : Buffer.from(body)).toString()
}

function nameOf(line: string): { id: string; digest: string } | null {
  try {
    return { id: String(JSON.parse(line).id), digest: digest(Buffer.from(line)) }
  } catch {
    return null
  }
}

const maxStreams = 5

/** The first event, as the answer's bytes; the stream stays open. */
export async function opened({ streams }: World, response: Response, counts: Counts): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const stream: Stream = { reader, text: '', position: 0 }
  const first = await nextEvent(stream)
  counts.events += 1
  streams.push(stream)
  if (streams.length > maxStreams) await streams.shift()?.reader.cancel()
  return Buffer.from(first ?? '')
}

/** One of the open streams tells of the head, or of its own end. */
async function tells({ streams, random }: World, judge: Judge, position: number, counts: Counts) {
  if (streams.length === 0) return null
  const stream = random.pick(streams)
  while (stream.position < position) {
    const event = await nextEvent(stream)
    if (event === null) {
      streams.splice(streams.indexOf(stream), 1)
      return null
    }
    counts.events += 1
    const headers = new Headers({ 'content-type': 'text/event-stream' })
    const drift = judge('GET', livePath, { status: 200, headers, bytes: Buffer.from(event) })
    if (drift !== null) return drift
  }
  return null
}

async function nextEvent(stream: Stream): Promise<string | null> {
  while (!stream.text.includes('\n\n')) {
    const { done, value } = await stream.reader.read()
    if (done) return null
    stream.text += Buffer.from(value).toString()
  }
  const end = stream.text.indexOf('\n\n') + 2
  const event = stream.text.slice(0, end)
  stream.text = stream.text.slice(end)
  stream.position = Number(/^event: head\ndata: \{"position":(\d+)/.exec(event)?.[1] ?? stream.position)
  return event
}
