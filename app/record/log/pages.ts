// Pages: lines of the chain as they rest on this device, by subject; and beside them the skeleton, which has every position.
import { hexToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod/mini'
import { Stamp } from '../../../shared/incident/stamp.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'
import type { Cursor, Receipt } from '../../../shared/sync/receipt.ts'
import { isAlike } from '../../../shared/sync/round-trip.ts'
import type { Chained } from './chain-in.ts'
import { sealLines } from './codec.ts'
import type { Codec } from './codec.ts'
import type { Page, Receipts, Skeleton } from './database.ts'
import { grouped } from './grouped.ts'
import { pacer } from './pacer.ts'
import type { Phone } from './phone.ts'

const digestBytes = 32
const sealBytes = 16

/** Of a line that was never read whole. */
const Glimpse = z.object({ id: z.string(), subject: z.string(), stamp: Stamp })

/** A line of the chain; one that can't be read at all is kept too, for a newer version of the app. */
export type InChain = { id: string; subject: string; line: string; stamp: Stamp | null; receipt: Receipt }

/** The lines of stretches whose bytes are here. `worked`: is told of each stretch's, and waited for. */
export async function readChained(
  stretches: readonly Chained[],
  worked: (lines: number) => Promise<void>,
): Promise<InChain[]> {
  const read: InChain[] = []
  for (const { lines } of stretches) {
    await worked(lines.length)
    for (const { id: said, subject, line, receipt } of lines) {
      if (line === null) continue
      if (said !== null && subject !== null) {
        // This device's clock has gone past what it wrote itself.
        read.push({ id: said, subject, line, stamp: null, receipt })
        continue
      }
      const seen = Glimpse.safeParse(jsonOrNull(line)).data
      const id = seen?.id ?? said ?? `position ${receipt.position}`
      read.push({ id, subject: seen?.subject ?? 'unreadable', line, stamp: seen?.stamp ?? null, receipt })
    }
  }
  return read
}

/** The pages of lines, in the order of their positions: a page has one subject and one device that sent it. */
export async function pagesOf(
  { codec, pause }: Pick<Phone, 'codec' | 'pause'>,
  lines: readonly InChain[],
): Promise<Page[]> {
  const worked = pacer({ pause })
  const together = grouped(lines, ({ subject, receipt }) => `${subject} ${receipt.uploader}`)
  const pages: Promise<Page>[] = []
  for (const of of together.values()) {
    await worked(of.length)
    pages.push(pageOf(codec, of))
  }
  return Promise.all(pages)
}

async function pageOf(codec: Codec, lines: readonly InChain[]): Promise<Page> {
  const [first] = lines
  if (first === undefined) throw new TypeError('a page has a line')
  const { position: from } = first.receipt
  return {
    subject: first.subject,
    from,
    to: lines.at(-1)?.receipt.position ?? from,
    positions: lines.map(({ receipt: { position } }) => position),
    ids: lines.map(({ id }) => id),
    receipts: receiptsOf(lines),
    sealed: await sealLines(
      codec,
      lines.map(({ line }) => line),
    ),
  }
}

/** The skeleton of stretches that follow the cursor. `ids`: of the lines that are here, by position. */
export function skeletonOf(
  { position, hash }: Cursor,
  stretches: readonly Chained[],
  ids: ReadonlyMap<number, string>,
): Skeleton {
  const lines = stretches.flatMap((stretch) => stretch.lines)
  return {
    from: position + 1,
    count: lines.length,
    previous: hash,
    receipts: receiptsOf(lines),
    ids: lines.map(({ id, receipt }) => ids.get(receipt.position) ?? id ?? ''),
    digests: joined(
      lines.map(({ digest }) => digest),
      digestBytes,
    ),
    seals: joined(
      lines.map(({ seal }) => hexToBytes(seal)),
      sealBytes,
    ),
    without: stretches.flatMap(({ lines: of, why }) =>
      why === null ? [] : of.map(({ receipt }) => ({ position: receipt.position, why })),
    ),
  }
}

/** Said once of consecutive lines that differ by their position alone. */
function receiptsOf(lines: readonly Pick<InChain, 'receipt'>[]): Receipts {
  const receipts: Receipts = []
  let last: Receipt | undefined
  for (const { receipt: next } of lines) {
    const run = receipts.at(-1)
    const { position: _position, ...receipt } = next
    if (run !== undefined && last !== undefined && isAlike(last, next)) run.count += 1
    else receipts.push({ count: 1, receipt })
    last = next
  }
  return receipts
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.length * length)
  for (const [index, part] of parts.entries()) bytes.set(part, index * length)
  return bytes
}
