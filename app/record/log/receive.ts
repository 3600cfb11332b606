// Receive: what an answer of the server changes on this device, in one transaction (SY12). What was accepted gets its
// receipt; what was refused stays, marked; pulled lines count only whole, in order, with a hash that follows.
import { mergeClock } from '../../../shared/incident/stamp.ts'
import type { ReceivedIntake } from '../../../shared/rules/sheets/receipt-number.ts'
import { bytesOf, chainHash } from '../../../shared/sync/chain.ts'
import { readAnswerLine, readStoredLine } from '../../../shared/sync/protocol.ts'
import type { AnswerLine, Cursor, SyncAnswerHead } from '../../../shared/sync/protocol.ts'
import { announce } from './changes.ts'
import { withDatabase } from './database.ts'
import type { Enrolment, RecordDatabase, Self, StoredOperation } from './database.ts'
import { refusedAsRival } from './stored-entries.ts'
import { markDrills } from '../derived/drill-marks.ts'
import { logTables, putOperation } from './operation-rows.ts'
import { giveReceiptNumbers, receiptNumberTables, receivedIntakes } from '../derived/receipt-numbers.ts'
import { selfIn } from './self.ts'

/** A full answer is five hundred lines; on an old phone they take their time. */
const patienceMs = 60_000

export type Received = {
  /** How many lines moved the cursor. */
  pulled: number
  /** A line of this device came without its operation, and it is not here: ask again, with `full`. */
  lacking: boolean
}

type Answer = {
  sentIds: readonly string[]
  sentCursor: Cursor
  head: SyncAnswerHead
  lines: readonly string[]
}

/** Takes one answer in. Repeating it, or taking a torn one and then the whole, ends the same. */
export async function receive(answer: Answer): Promise<Received> {
  let written: StoredOperation[] = []
  const received = await withDatabase(
    (database) =>
      database.transaction('rw', [...logTables(database), ...receiptNumberTables(database)], async () => {
        const self = await selfIn(database)
        const from = self.enrolment?.cursor.position ?? 0
        const intakes: ReceivedIntake[] = []
        written = []
        await settle(database, self, answer, written)
        const pulled = await pull(database, self, answer, written, intakes)
        await markDrills(database, written)
        await giveReceiptNumbers(database, from, from + pulled.pulled, intakes)
        self.lastAnswerAt = answer.head.now
        self.sessionEnded = false
        self.revoked = false
        await database.self.put(self)
        return pulled
      }),
    patienceMs,
  )
  await announce({ what: 'received', subjects: subjectsOf(written) })
  return received
}

/** Marks one line that is too large for any batch (SY14): it stays here for a person to settle, and holds up nothing. */
export async function refuseAlone(id: string): Promise<void> {
  let written: StoredOperation[] = []
  const refused = { reason: 'tooLarge', kept: false }
  await withDatabase((database) =>
    database.transaction('rw', logTables(database), async () => {
      written = []
      await change(database, id, written, (row) => ({ ...row, refused }))
      await markDrills(database, written)
    }),
  )
  await announce({ what: 'received', subjects: subjectsOf(written) })
}

/** Writes receipts and refusals beside what was sent. */
async function settle(
  database: RecordDatabase,
  self: Self,
  { head, sentIds }: Answer,
  written: StoredOperation[],
): Promise<void> {
  for (const { id, position, receivedAt, clockOffsetMs, hash, seal } of head.accepted) {
    const receipt = { position, receivedAt, clockOffsetMs, uploader: self.device, hash, seal }
    await change(database, id, written, (row) => ({ ...row, receipt, refused: null }))
  }
  for (const { line, reason, kept } of head.refused) {
    const refused = { reason, kept }
    await change(database, sentIds[line - 1], written, (row) => ({ ...row, refused }))
  }
}

async function change(
  database: RecordDatabase,
  id: string | undefined,
  written: StoredOperation[],
  into: (row: StoredOperation) => StoredOperation,
): Promise<void> {
  const row = id === undefined ? undefined : await database.operations.get(id)
  if (row === undefined) return
  const { pending: _sent, ...changed } = into(row)
  await putOperation(database, changed)
  written.push(changed)
}

/** Takes the lines in as far as they follow; the cursor moves with them. */
async function pull(
  database: RecordDatabase,
  self: Self,
  answer: Answer,
  written: StoredOperation[],
  intakes: ReceivedIntake[],
): Promise<Received> {
  const received: Received = { pulled: 0, lacking: false }
  const { enrolment } = self
  // Compare-and-set: another tab may have moved the cursor since this was asked.
  if (enrolment === null || !sameCursor(enrolment.cursor, answer.sentCursor)) return received
  if (answer.head.diverged) {
    self.chainAlarm = { kind: 'diverged', position: enrolment.cursor.position }
    return received
  }
  for (const text of answer.lines) {
    const read = readAnswerLine(text)
    if (read === null) break
    const operation = read.operation ?? (await database.operations.get(read.line.id))?.line
    if (operation === undefined) return { ...received, lacking: true }
    if (!follows(enrolment, read.line, operation)) {
      self.chainAlarm = { kind: 'broken', position: read.line.position }
      break
    }
    intakes.push(...(await keep(database, self, read.line, operation, answer.head.now, written)))
    enrolment.cursor = { position: read.line.position, hash: read.line.hash }
    received.pulled += 1
  }
  if (received.pulled > 0 && self.chainAlarm?.kind === 'diverged') self.chainAlarm = null
  return received
}

function sameCursor(a: Cursor, b: Cursor): boolean {
  return a.position === b.position && a.hash === b.hash
}

function follows({ cursor }: Enrolment, line: AnswerLine, operation: string): boolean {
  return (
    line.position === cursor.position + 1 && line.hash === chainHash(cursor.hash, line, bytesOf(operation))
  )
}

/**
 * Stores one line of the record; one that can't be read at all is kept too, for a newer version of the app. Answers the
 * 受付票 that it is.
 */
async function keep(
  database: RecordDatabase,
  self: Self,
  line: AnswerLine,
  text: string,
  serverNow: string,
  written: StoredOperation[],
): Promise<ReceivedIntake[]> {
  const read = readStoredLine(text)
  const operation = read?.operation
  const { id, subject } = operation ?? { id: line.id, subject: 'unreadable' }
  const { position, receivedAt, clockOffsetMs, uploader, hash, seal } = line
  const receipt = { position, receivedAt, clockOffsetMs, uploader, hash, seal }
  const own = await database.operations.get(id)
  const row = { id, subject, line: text, receipt, refused: null }
  await putOperation(database, row)
  written.push(row)
  // Two devices with one id and other bytes: ours was refused as a conflict and stays, under a key of its own.
  if (own !== undefined && own.line !== text) {
    const refused = own.refused ?? refusedAsRival
    const rival = { ...own, id: `${own.id} conflict`, refused }
    await putOperation(database, rival)
    written.push(rival)
  }
  if (operation !== undefined) self.clock = mergeClock(self.clock, operation.stamp, Date.parse(serverNow))
  return receivedIntakes(read, receipt)
}

function subjectsOf(written: readonly StoredOperation[]): string[] {
  return [...new Set(written.map(({ subject }) => subject))]
}
