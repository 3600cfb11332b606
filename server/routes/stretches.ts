// Stretches: consecutive lines whose receipts differ by their position alone, said once. Rules SY12, SY23, SY24.
import { maxStretchBytes } from '../../shared/sync/protocol.ts'
import type { Receipt } from '../../shared/sync/receipt.ts'
import {
  type Accepted as AcceptedStretch,
  goesOn,
  type Stretch,
  type StretchHead,
} from '../../shared/sync/round-trip.ts'
import type { Accepted, PageLine, Stored } from '../storage/storage.ts'

/** What a stretch says of all its lines takes no more than this, without the first receipt of one that was brought back. */
export const receiptBytes = 512

/** The lines of a request that were taken, in their order there. */
export function acceptedStretches(accepted: readonly Accepted[]): AcceptedStretch[] {
  const runs = runsOf(accepted, (last, next) => goesOn(last, next) && next.line === last.line + 1)
  return runs.map((run) => ({ ...stretchOf(run), line: run[0].line, before: run[0].before }))
}

/** Each stretch as it is written: its head, and where its lines are `here` those. `before`: the hash that the first one tells. */
export function writeStretches(lines: readonly PageLine[], before?: string): Uint8Array[] {
  let size = 0
  const runs = runsOf(lines, (last, next) => {
    size = (size === 0 ? receiptBytes + sizeOf(last) : size) + sizeOf(next)
    const together = goesOn(last, next) && last.as === next.as && size <= maxStretchBytes
    if (!together) size = 0
    return together
  })
  return runs.map((run, at) => writeStretch(run, at === 0 ? before : undefined))
}

type Run<T> = [T, ...T[]]

function runsOf<T>(all: readonly T[], together: (last: T, next: T) => boolean): Run<T>[] {
  const runs: Run<T>[] = []
  let last: T | undefined
  for (const next of all) {
    const run = runs.at(-1)
    if (run !== undefined && last !== undefined && together(last, next)) run.push(next)
    else runs.push([next])
    last = next
  }
  return runs
}

const sealLength = 32
const hashLength = 64

/** What a line takes of its stretch, with what stands around it. */
function sizeOf(line: PageLine): number {
  if (line.as === 'here') return line.bytes.length + '\n'.length + sealLength
  const named = line.id.length + '"",'.length + sealLength
  return line.as === 'held' ? named : named + hashLength + '"",'.length
}

function stretchOf(run: Run<Stored>): Stretch {
  const last = run.at(-1) ?? run[0]
  const seals = run.map(({ seal }) => seal).join('')
  return { ...receiptOf(run[0]), count: run.length, seals, hash: last.hash }
}

function receiptOf({ position, receivedAt, clockOffsetMs, uploader, standing, first }: Stored): Receipt {
  return {
    position,
    receivedAt,
    clockOffsetMs,
    uploader,
    standing,
    ...(first === undefined ? {} : { first }),
  }
}

/** The operations' bytes go out as they came in. */
function writeStretch(run: Run<PageLine>, before: string | undefined): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(`${JSON.stringify({ ...headOf(run), before })}\n`)]
  for (const line of run) if (line.as === 'here') parts.push(line.bytes, newline)
  return Buffer.concat(parts)
}

const newline = Buffer.from('\n')

function headOf(run: Run<PageLine>): StretchHead {
  const stretch = stretchOf(run)
  const { as } = run[0]
  const ids = run.map(({ id }) => id)
  switch (as) {
    case 'here':
      return { ...stretch, as }
    case 'held':
      return { ...stretch, as, ids }
    case 'erased':
      return { ...stretch, as, ids, digests: run.map(({ digest }) => digest) }
  }
}
