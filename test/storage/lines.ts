// Lines as the server reads them, and a reader that holds a storage to its chain.
import { expect } from 'vitest'
import { chainHash, genesis } from '../../shared/sync/chain.ts'
import type { Cursor } from '../../shared/sync/protocol.ts'
import { readLine } from '../../server/routes/sync-request.ts'
import type { Batch, Line, Page, PageRequest, Storage } from '../../server/storage/storage.ts'
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
    receivedAt: fixedNow.toISOString(),
    clockOffsetMs: 0,
    vouched: false,
    lines: of,
    ...overrides,
  }
}

export function pageAfter(after: Cursor, overrides: Partial<PageRequest> = {}): PageRequest {
  return { after, want: 500, maxBytes: 4_000_000, receiptBytes: 0, holder: null, ...overrides }
}

/** Every line from the start, checked to follow one upon another without a gap (SY9). */
export async function wholeChain(storage: Storage): Promise<Page['lines']> {
  const all: Page['lines'] = []
  let cursor = genesis(storage.record)
  for (;;) {
    const page = await storage.page(pageAfter(cursor))
    expect(page.known).toBe(true)
    for (const line of page.lines) {
      expect(line.position).toBe(cursor.position + 1)
      expect(line.hash).toBe(chainHash(cursor.hash, line, line.bytes ?? new Uint8Array()))
      cursor = { position: line.position, hash: line.hash }
      all.push(line)
    }
    if (!page.more) {
      expect(cursor).toEqual(page.head)
      return all
    }
  }
}
