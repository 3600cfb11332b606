// The rows of a subject: every operation that this device holds of it, from wherever it rests.
import { Dexie } from 'dexie'
import type { LogEntry } from '../../../shared/incident/fold.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import { firstReceivedAt } from '../../../shared/sync/receipt.ts'
import type { Receipt } from '../../../shared/sync/receipt.ts'
import { openLines, openText } from './codec.ts'
import type { Codec } from './codec.ts'
import type { Aside, Page, Parcel, RecordDatabase, Refused } from './database.ts'
import { openParcels } from './parcels.ts'
import type { OpenParcel } from './parcels.ts'
import type { Phone } from './phone.ts'

/** An operation as this device holds it. */
export type StoredOperation = {
  /** The operation's id; a rival's key. */
  id: string
  subject: string
  /** Its JSON text, exactly as it was first written. */
  line: string
  /** The server does not have it. */
  pending: boolean
  receipt: Receipt | null
  /** Why the server did not take it. */
  refused: Refused | null
}
export type StoredEntry = LogEntry & { row: StoredOperation }

const longPatienceMs = 60_000
/** As many as an incident may well have. */
const pagesOfOneIncident = 20

/** A rival is 要確認 from the start, whether or not a server was asked. */
const refusedAsRival: Refused = { reason: 'conflict', kept: false }

/** The row of a line that this device has just written. */
export function pendingRow(written: Pick<StoredOperation, 'id' | 'subject' | 'line'>): StoredOperation {
  return { ...written, pending: true, receipt: null, refused: null }
}

/** In no order. One snapshot: what moves from one place to the other is there once. */
export async function storedRows(phone: Phone, subjects: readonly string[]): Promise<StoredOperation[]> {
  const resting = await phone.withDatabase((database) => restingIn(database, subjects), longPatienceMs)
  return rowsIn(phone.codec, resting)
}

/** The entries of one subject, in no order. */
export async function entriesOf(phone: Phone, subject: string): Promise<StoredEntry[]> {
  return (await storedRows(phone, [subject])).flatMap(readRow)
}

/** `of`: the subjects that are meant, where a parcel may hold lines of others too. */
export type Resting = { pages: Page[]; parcels: Parcel[]; asides: Aside[]; of?: ReadonlySet<string> }

export function restingIn(database: RecordDatabase, subjects: readonly string[]): Promise<Resting> {
  const { pages, outbox, aside } = database
  return database.transaction('r', [pages, outbox, aside], async () => {
    const [found, waiting] = await Promise.all([
      pagesOfAll(database, subjects),
      waitingIn(database, subjects),
    ])
    return { ...waiting, pages: found, of: new Set(subjects) }
  })
}

/** What of these subjects is not in the chain here. */
export async function waitingIn(
  { outbox, aside }: RecordDatabase,
  subjects: readonly string[],
): Promise<Pick<Resting, 'parcels' | 'asides'>> {
  // Mostly there is none: a lookup a subject would be the most of the work.
  const [parcels, asides] = await Promise.all([outbox.count(), aside.count()])
  const found = await Promise.all(
    parcels === 0 ? [] : subjects.map((subject) => outbox.where('subjects').equals(subject).toArray()),
  )
  const bySeq = new Map(found.flat().map((parcel) => [parcel.seq, parcel]))
  return {
    parcels: [...bySeq.values()],
    asides: asides === 0 ? [] : await aside.where('subject').anyOf(subjects).toArray(),
  }
}

/** Those that lie side by side are read in one go, with what few pages of others lie between them. */
async function pagesOfAll(database: RecordDatabase, subjects: readonly string[]): Promise<Page[]> {
  const [first, ...others] = subjects.toSorted()
  if (first === undefined) return []
  const between = pagesOf(database, first, others.at(-1))
  const few = subjects.length * pagesOfOneIncident
  if (
    others.length > 0 &&
    (
      await between
        .clone()
        .limit(few + 1)
        .primaryKeys()
    ).length > few
  )
    return (await Promise.all(subjects.map((subject) => pagesOf(database, subject).toArray()))).flat()
  const wanted = new Set(subjects)
  return (await between.toArray()).filter(({ subject }) => wanted.has(subject))
}

export function pagesOf({ pages }: RecordDatabase, subject: string, last = subject) {
  return pages.where('[subject+from]').between([subject, Dexie.minKey], [last, Dexie.maxKey])
}

export async function rowsIn(
  codec: Codec,
  { pages, parcels, asides, of }: Resting,
): Promise<StoredOperation[]> {
  const [ofPages, ofParcels, ofAsides] = await Promise.all([
    Promise.all(pages.map((page) => rowsOfPage(codec, page))),
    openParcels(codec, parcels),
    Promise.all(asides.map((one) => rowOfAside(codec, one))),
  ])
  const received = ofPages.flat()
  // One that two tabs took in at once, or that came into the chain behind another's back, is there once.
  const known = new Map(received.map((row) => [row.id, row]))
  for (const row of ofParcels.flatMap(rowsOfParcel))
    if (!known.has(row.id) && (of?.has(row.subject) ?? true)) known.set(row.id, row)
  return [...known.values(), ...ofAsides]
}

export async function rowsOfPage(
  codec: Codec,
  { subject, ids, positions, receipts, sealed }: Page,
): Promise<StoredOperation[]> {
  const lines = await openLines(codec, sealed)
  const each = receipts.flatMap(({ count, receipt }) => Array.from({ length: count }, () => receipt))
  return each.map((receipt, index) => ({
    id: ids[index] ?? '',
    subject,
    line: lines[index] ?? '',
    pending: false,
    receipt: { position: positions[index] ?? 0, ...receipt },
    refused: null,
  }))
}

function rowsOfParcel({ parcel, lines }: OpenParcel): StoredOperation[] {
  return lines.map(({ key, subject, line }, index) => ({
    id: key,
    subject,
    line,
    pending: parcel.pending === 1,
    receipt: parcel.pending === 1 ? null : (parcel.proofs?.[index] ?? null),
    refused: parcel.rival === undefined ? null : refusedAsRival,
  }))
}

async function rowOfAside(codec: Codec, { key, subject, sealed, refused }: Aside): Promise<StoredOperation> {
  return { id: key, subject, line: await openText(codec, sealed), pending: false, receipt: null, refused }
}

/** Not where the bytes of some of it are at the server alone: what is left says nothing of the whole (ST12). */
export function areWhole(rows: readonly StoredOperation[]): boolean {
  return rows.every(({ line }) => line !== '')
}

/** None where the row is no operation that this version can read. */
export function readRow(row: StoredOperation): StoredEntry[] {
  const read = readStoredLine(row.line)
  if (read === null) return []
  if (row.receipt === null) return [{ ...read, receivedAt: null, row }]
  const { uploader, standing, clockOffsetMs } = row.receipt.first ?? row.receipt
  const upload = { uploader, standing, clockOffsetMs }
  return [{ ...read, receivedAt: firstReceivedAt(row.receipt), upload, row }]
}

/** The fold is accepted and pending; what was refused stands outside it, and so does a rival. */
export function counted(entries: readonly StoredEntry[]): StoredEntry[] {
  return entries.filter((entry) => entry.row.refused === null && !isRival(entry))
}

/** Another line than the one this device holds under the operation's id: it stands under a key of its own. */
export function isRival({ row, operation }: StoredEntry): boolean {
  return row.id !== operation.id
}

/** The subjects of which this device holds anything, oldest first. */
export async function storedSubjects(phone: Phone): Promise<string[]> {
  return phone.withDatabase(subjectsIn, longPatienceMs)
}

export async function subjectsIn({ pages, outbox, aside }: RecordDatabase): Promise<string[]> {
  const [ofPages, ofParcels, ofAsides] = await Promise.all([
    pages.toCollection().primaryKeys(),
    outbox.orderBy('subjects').uniqueKeys(),
    aside.orderBy('subject').uniqueKeys(),
  ])
  const subjects = new Set([
    ...ofPages.map(([subject]) => subject),
    ...[...ofParcels, ...ofAsides].map(String),
  ])
  return [...subjects].toSorted()
}
