// An answer of sync as a phone takes it in: every stretch read, every line at its place, the chain followed to each hash.
import { gunzipSync } from 'node:zlib'
import { chainHash, digest, genesis } from '../../shared/sync/chain.ts'
import type { Cursor, Receipt } from '../../shared/sync/receipt.ts'
import { movedBy, receiptIn, sealIn, StretchHead, SyncAnswerHead } from '../../shared/sync/round-trip.ts'

export type Told = Receipt & { id: string; hash: string; seal: string }
export type ToldLine = { line: Told; as: StretchHead['as']; operation: string | null }

/** What the phone sent: a line each, null where it is none that has an id; and the digests of all that it ever sent. */
export type Sent = {
  cursor: Cursor
  lines: ({ id: string; digest: string } | null)[]
  held: ReadonlyMap<string, string>
}

export const sentNothing = (record: string): Sent => ({ cursor: genesis(record), lines: [], held: new Map() })

/** Throws where it is not one of ours, is cut short, or does not follow the cursor. */
export async function readAnswer(answer: Response, sent: Sent) {
  const text = await textOf(answer)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`)
  const [first = '', ...rest] = text.split('\n')
  if (rest.pop() !== '') throw new Error('the answer is cut short')
  const { accepted: stretches, ...head } = SyncAnswerHead.parse(JSON.parse(first))
  const accepted = stretches.flatMap(({ line, before, ...stretch }) => {
    const told = Array.from({ length: stretch.count }, (_, n) => sent.lines[line - 1 + n])
    return followed(stretch, before, told).map((of, n) => ({ ...of, line: line + n }))
  })
  const { lines, sizes } = readStretches(rest, movedBy(stretches, sent.cursor), sent.held)
  if (head.count !== lines.length) throw new Error('count and lines differ')
  const cookie = answer.headers.get('set-cookie') ?? ''
  return { ...head, accepted, stretches, lines, sizes, bytes: Buffer.byteLength(text), cookie }
}

/** The lines of stretches, and how many bytes of operations each stretch had. */
export function readStretches(rest: string[], cursor: Cursor, held: ReadonlyMap<string, string>) {
  const lines: ToldLine[] = []
  const sizes: number[] = []
  let tip = cursor
  for (let at = 0; at < rest.length;) {
    const head = StretchHead.parse(JSON.parse(rest[at] ?? ''))
    at += 1
    const texts = head.as === 'here' ? rest.slice(at, at + head.count) : []
    at += texts.length
    sizes.push(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0))
    const named = namedIn(head, texts, held)
    if (head.position !== tip.position + 1) throw new Error(`no stretch after ${tip.position}`)
    const read = followed(head, tip.hash, named)
    lines.push(...read.map((line, n) => ({ line, as: head.as, operation: texts[n] ?? null })))
    tip = { position: head.position + head.count - 1, hash: head.hash }
  }
  return { lines, sizes }
}

function namedIn(head: StretchHead, texts: string[], held: ReadonlyMap<string, string>) {
  if (head.as === 'here') return texts.map((text) => ({ id: idIn(text), digest: digest(Buffer.from(text)) }))
  if (head.as === 'held') return head.ids.map((id) => ({ id, digest: held.get(id) ?? 'not held' }))
  return head.ids.map((id, n) => ({ id, digest: head.digests[n] ?? 'no digest' }))
}

function idIn(text: string): string {
  return String(JSON.parse(text).id)
}

/** Each line of a stretch with the hash that is worked out for it; the last must be the one that was told. */
function followed(
  stretch: Parameters<typeof receiptIn>[0],
  before: string,
  named: ({ id: string; digest: string } | null | undefined)[],
): Told[] {
  let hash = before
  const told = named.map((line, n) => {
    if (line === null || line === undefined) throw new Error('accepted what is no operation')
    const { position, receivedAt, clockOffsetMs, uploader, standing, first } = receiptIn(stretch, n)
    const seal = sealIn(stretch, n)
    const receipt = { position, receivedAt, clockOffsetMs, uploader, standing, ...(first && { first }) }
    hash = chainHash(hash, receipt, line.digest)
    return { ...receipt, id: line.id, hash, seal }
  })
  if (told.length !== stretch.count || hash !== stretch.hash) throw new Error('the stretch does not follow')
  return told
}

async function textOf(answer: Response): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer())
  // `fetch` has inflated it already, `app.request` has not.
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString()
}
