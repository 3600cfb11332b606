// Writing a sync answer from bytes: an operation goes out as it came in, never written anew. Rules SY5, SY11.
import { type SyncAnswerHead, writeAnswerLine } from '../../shared/sync/protocol.ts'
import type { SealKey } from '../seal.ts'
import type { Appended, Page } from '../storage/storage.ts'

/** No receipt, acceptance or refusal takes more in an answer than this. */
export const receiptBytes = 512

type Answered = { record: string; now: Date; appended: Appended; page: Page; seal: SealKey }

/** The whole answer: a head line, then the page's lines. */
export function writeSyncAnswer({ record, now, appended, page, seal }: Answered): Uint8Array<ArrayBuffer> {
  const head: SyncAnswerHead = {
    record,
    accepted: appended.accepted.map(({ id, position, receivedAt, clockOffsetMs, hash }) => {
      return { id, position, receivedAt, clockOffsetMs, hash, seal: seal.seal(hash) }
    }),
    refused: appended.refused,
    diverged: !page.known,
    more: page.more,
    head: page.head,
    now: now.toISOString(),
    count: page.lines.length,
  }
  const parts: Uint8Array[] = [Buffer.from(`${JSON.stringify(head)}\n`)]
  for (const { bytes, ...line } of page.lines) {
    const sealed = { ...line, seal: seal.seal(line.hash) }
    if (bytes === null) parts.push(Buffer.from(`${writeAnswerLine(sealed, null)}\n`))
    // The line around no operation; the operation's bytes go before its last brace.
    else parts.push(Buffer.from(writeAnswerLine(sealed, '').slice(0, -1)), bytes, Buffer.from('}\n'))
  }
  return Buffer.concat(parts)
}
