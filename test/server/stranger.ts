// A client written from the text of SPEC.md alone, "The protocol, field by field": nothing of this project is imported.
// It holds the chain by its own hashing, and throws where the server says anything that does not follow.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { constants, gunzipSync, gzipSync } from 'node:zlib'

type Cursor = { position: number; hash: string }
type Receipt = {
  position: number
  receivedAt: string
  clockOffsetMs: number
  uploader: string
  standing: string
  first?: Receipt & { hash: string }
}
type Stretch = Receipt & { count: number; seals: string; hash: string; before?: string }
type StretchLine = Stretch & { as: string; ids?: string[]; digests?: string[] }
export type Line = Receipt & {
  id: string
  digest: string
  text: string | null
  hash: string
  previous: string
  seal: string
}
type Refused = { id: string | null; line: number; reason: string; kept: boolean }
type Answer = { status: number; headers: IncomingMessage['headers']; raw: Buffer }

export type Stranger = ReturnType<typeof createStranger>

/** `now`: the clock of its device. */
export function createStranger(url: string, now = () => new Date()) {
  const device = randomUUID()
  const state = { record: '', cookie: '', cursor: { position: 0, hash: '' }, generation: 0 }
  /** The chain as it is held, and the digests of what was sent. */
  const chain: Line[] = []
  const sent = new Map<string, string>()
  let stamps = 0

  function ask(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) {
    return new Promise<Answer>((resolve, reject) => {
      const all = { cookie: state.cookie, ...headers }
      const asked = request(`${url}/api/v2${path}`, { method, headers: all }, (answer) => {
        buffer(answer).then(
          (raw) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, raw }),
          reject,
        )
      })
      asked.on('error', reject).end(body)
    })
  }

  async function enrol(code: string): Promise<void> {
    const secret = randomBytes(32).toString('hex')
    const body = Buffer.from(JSON.stringify({ code, device, deviceName: 'よその端末', secret }))
    const answer = await ask('POST', '/enrolment', { 'content-type': 'application/json' }, body)
    if (answer.status !== 201) throw new Error(`not enrolled: ${answer.raw}`)
    state.record = JSON.parse(answer.raw.toString()).record
    state.cookie = (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
    state.cursor = { position: 0, hash: sha256(`juki-net record ${state.record}`) }
  }

  const note = (what: string) => says('v1.noted', { what })

  /** An operation of the town's record, as text, of this device's own. */
  function says(type: string, body: unknown): string {
    stamps += 1
    const at = now().toISOString()
    const counter = stamps.toString(16).padStart(4, '0')
    return JSON.stringify({
      id: uuidv7(),
      salt: randomBytes(16).toString('hex'),
      subject: 'town',
      type,
      stamp: `${at}-${counter}-${device.replaceAll('-', '').slice(-16)}`,
      at,
      by: null,
      office: null,
      actingFor: null,
      enteredBy: null,
      device,
      body,
    })
  }

  /** One round trip; `cut` keeps no more than so many bytes of the answer, as if the line had died. */
  async function sync(lines: string[], { want = 2000, gzip = true, cut = Infinity } = {}) {
    for (const line of lines) sent.set(operationIn(line).id, sha256(operationIn(line).text))
    const count = lines.length
    const head = {
      protocol: 2,
      record: state.record,
      cursor: state.cursor,
      want,
      now: now().toISOString(),
      count,
    }
    const body = Buffer.from(`${[JSON.stringify(head), ...lines].join('\n')}\n`)
    const headers: Record<string, string> = { 'content-type': 'application/x-ndjson' }
    if (gzip) Object.assign(headers, { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' })
    const answer = await ask('POST', '/sync', headers, gzip ? gzipSync(body) : body)
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.raw}`)
    const [first = '', ...rest] = textOf(answer, cut).split('\n')
    const said = JSON.parse(first)
    state.generation = said.head.generation
    const stretches: Line[][] = said.accepted.map((stretch: Stretch & { line: number; before: string }) => {
      const operations = lines.slice(stretch.line - 1, stretch.line - 1 + stretch.count).map(operationIn)
      return follow(
        stretch,
        stretch.before,
        operations.map(({ id, text }) => ({ id, text, digest: sha256(text) })),
      )
    })
    const accepted = stretches.flat()
    const inOrder = stretches.toSorted(([one], [other]) => (one?.position ?? 0) - (other?.position ?? 0))
    for (const stretch of inOrder) if (stretch[0] && follows(stretch[0])) stretch.forEach(take)
    for (const line of readStretches(rest, state.cursor)) take(line)
    const refused: Refused[] = said.refused
    return { accepted, refused, more: Boolean(said.more), headers: answer.headers, bytes: answer.raw.length }
  }

  async function pull(): Promise<void> {
    for (let more = true; more;) more = (await sync([])).more
  }

  const follows = (line: Line) =>
    line.position === state.cursor.position + 1 && line.previous === state.cursor.hash

  function take(line: Line): void {
    if (!follows(line)) throw new Error(`does not follow: ${line.position}`)
    chain.push(line)
    state.cursor = { position: line.position, hash: line.hash }
  }

  /** The stretches that came whole, each line with the hash that is worked out for it. */
  function readStretches(rest: string[], from: Cursor): Line[] {
    const lines: Line[] = []
    // The last element is what stands behind the last newline: nothing, or a torn line.
    for (let at = 0; at < rest.length - 1;) {
      const head: StretchLine = JSON.parse(rest[at] ?? '')
      const texts = head.as === 'here' ? rest.slice(at + 1, at + 1 + head.count) : []
      at += 1 + texts.length
      if (at > rest.length - 1) break
      lines.push(...follow(head, lines.at(-1)?.hash ?? from.hash, namedIn(head, texts)))
    }
    return lines
  }

  function namedIn({ as, ids = [], digests = [] }: StretchLine, texts: string[]) {
    if (as === 'here') return texts.map((text) => ({ id: operationIn(text).id, text, digest: sha256(text) }))
    return ids.map((id, n) => ({
      id,
      text: null,
      digest: as === 'held' ? (sent.get(id) ?? '') : (digests[n] ?? ''),
    }))
  }

  async function page(number: number, headers: Record<string, string> = {}) {
    const answer = await ask('GET', `/pages/${number}`, headers)
    if (answer.status !== 200) return { ...answer, lines: [] }
    const texts = textOf(answer).split('\n')
    const { before }: StretchLine = JSON.parse(texts[0] ?? '')
    const from = { position: (number - 1) * 500, hash: before ?? '' }
    return { ...answer, lines: readStretches(texts, from) }
  }

  const head = () => {
    const { position, hash } = state.cursor
    return ask('GET', '/head', { 'if-none-match': `"${state.generation}-${position}-${hash.slice(0, 8)}"` })
  }

  const linesNaming = (id: string) => ask('GET', `/lines/${id}`)
  return { device, state, chain, enrol, note, says, sync, pull, page, linesNaming, head }
}

/** A line as it is brought back to a server that lost it. */
export function provenLine({
  previous,
  seal,
  text,
  digest: _,
  id: _id,
  hash: _hash,
  ...receipt
}: Line): string {
  return `{"proof":${JSON.stringify({ ...receipt, previous, seal })},"operation":${text}}`
}

/** The receipt of each line of a stretch, and its hash; the last must be the one that was told. */
function follow(
  { count, seals, hash, ...receipt }: Stretch,
  before: string,
  named: { id: string; text: string | null; digest: string }[],
): Line[] {
  let previous = before
  const lines = named.map((line, n) => {
    const { receivedAt, clockOffsetMs, uploader, standing, first } = receipt
    const own: Receipt = {
      position: receipt.position + n,
      receivedAt,
      clockOffsetMs,
      uploader,
      standing,
      ...(first && { first }),
    }
    const next = {
      ...own,
      ...line,
      previous,
      hash: chained(previous, own, line.digest),
      seal: seals.slice(32 * n, 32 * n + 32),
    }
    previous = next.hash
    return next
  })
  if (lines.length !== count || previous !== hash || seals.length !== 32 * count)
    throw new Error('the hash does not follow')
  return lines
}

function chained(previous: string, receipt: Receipt, digest: string): string {
  const five = (of: Receipt) => [of.position, of.receivedAt, of.clockOffsetMs, of.uploader, of.standing]
  const { first } = receipt
  const written = JSON.stringify(first ? [...five(receipt), [...five(first), first.hash]] : five(receipt))
  return sha256(
    Buffer.concat([Buffer.from(previous, 'hex'), Buffer.from(digest, 'hex'), Buffer.from(written)]),
  )
}

function operationIn(line: string): { id: string; text: string } {
  const cut = line.startsWith('{"proof":') ? line.indexOf(',"operation":') + ',"operation":'.length : 0
  const text = cut === 0 ? line : line.slice(cut, -1)
  return { id: JSON.parse(text).id, text }
}

function textOf({ headers, raw }: Answer, cut = Infinity): string {
  const came = raw.subarray(0, cut)
  if (headers['content-encoding'] !== 'gzip') return came.toString()
  return gunzipSync(came, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
}

function sha256(of: string | Buffer): string {
  return createHash('sha256').update(of).digest('hex')
}

function uuidv7(): string {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
