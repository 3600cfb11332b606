// Lines as the server reads them, and a reader that holds a storage to its chain.
import { expect } from 'vitest'
import { createSealKey } from '../../server/seal.ts'
import { chainHash, digest, genesis } from '../../shared/sync/chain.ts'
import type { Cursor, Proof, Receipt } from '../../shared/sync/receipt.ts'
import { readLine } from '../../server/routes/sync-request.ts'
import type { Batch, Line, PageRequest, Storage, Stored } from '../../server/storage/storage.ts'
import { devices, fixedNow } from '../people.ts'

export const bytesOfLine = (operation: object) => new Uint8Array(Buffer.from(JSON.stringify(operation)))

export function lines(...operations: (object | string | Uint8Array)[]): Line[] {
  return operations.map((operation, index) => {
    if (operation instanceof Uint8Array) return readLine(operation, index + 1)
    const text = typeof operation === 'string' ? operation : JSON.stringify(operation)
    return readLine(new Uint8Array(Buffer.from(text)), index + 1)
  })
}

export function batch(of: Line[], overrides: Partial<Batch> = {}): Batch {
  return {
    uploader: devices.dutyPhone,
    now: fixedNow.toISOString(),
    clockOffsetMs: 0,
    vouched: false,
    lines: of,
    ...overrides,
  }
}

export function pageAfter(after: Cursor, overrides: Partial<PageRequest> = {}): PageRequest {
  return { after, want: 500, maxBytes: 4_000_000, receiptBytes: 0, holder: null, ...overrides }
}

/** The key that the contract's storages are opened with. */
export const seal = createSealKey('5e'.repeat(32))

/** What proves a line by itself, of what the record says of it; `previous` is the hash before it. */
export function proofOf(line: Stored | (Receipt & { seal: string }), previous: string): Proof {
  const { position, receivedAt, clockOffsetMs, uploader, standing, first } = line
  const receipt = { position, receivedAt, clockOffsetMs, uploader, standing, ...(first && { first }) }
  return { ...receipt, previous, seal: line.seal }
}

/** Every line from the start, checked to follow one upon another without a gap, each with its digest and seal (SY9). */
export async function wholeChain(storage: Storage): Promise<(Stored & { bytes: Uint8Array | null })[]> {
  const all: (Stored & { bytes: Uint8Array | null })[] = []
  let cursor = genesis(storage.record)
  for (;;) {
    const page = await storage.page(pageAfter(cursor))
    expect(page.known).toBe(true)
    for (const line of page.lines) {
      const bytes = line.as === 'here' ? line.bytes : null
      expect(line.position).toBe(cursor.position + 1)
      const { id: _id, digest: _digest, hash: _hash, seal: _seal, ...rest } = line
      expect(line.hash).toBe(chainHash(cursor.hash, rest, line.digest))
      expect(line.seal).toBe(seal.seal(line.hash))
      if (bytes !== null) expect(line.digest).toBe(digest(bytes))
      cursor = { position: line.position, hash: line.hash }
      all.push({ ...line, bytes })
    }
    if (!page.more) {
      expect(cursor).toEqual({ position: page.head.position, hash: page.head.hash })
      return all
    }
  }
}
