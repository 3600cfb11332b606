// This device's copy of the record: IndexedDB through Dexie. The handle is replaceable: phones kill the connection
// when they wake, and a dead handle is never tried again (ST2).
import { Dexie } from 'dexie'
import type { EntityTable, Table } from 'dexie'
import type { AttachmentType } from '../../../shared/incident/attachment-bodies.ts'
import type { Clock } from '../../../shared/incident/stamp.ts'
import type { GivenNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import type { Cursor, Receipt } from '../../../shared/sync/protocol.ts'
import type { Summary } from '../derived/summary.ts'

const maxAttempts = 3

/** An operation as this device holds it. */
export type StoredOperation = {
  id: string
  subject: string
  /** Its JSON text, exactly as it was first written. */
  line: string
  /** 1 while the server does not have it; absent afterwards (an index holds only what is present). */
  pending?: 1
  /** 1: a person has taken it in from a bundle, and answers for it (SY17). */
  vouched?: 1
  receipt: (Receipt & { hash: string; seal: string }) | null
  /** Why the server did not take it: a LineRefusal, or a newer server's word. */
  refused: { reason: string; kept: boolean } | null
}

export type Person = { name: string; office: string | null }
export type Enrolment = { record: string; deviceName: string; cursor: Cursor }

/** This device's own row; there is one. */
export type Self = {
  key: 'self'
  device: string
  /** 32 bytes in hex: proves to the server that an enrolment is repeated by the same device. */
  secret: string
  clock: Clock
  /** いま使っている人 */
  person: Person | null
  /** Those who used this device before, latest first. */
  people: Person[]
  enrolment: Enrolment | null
  /** The server no longer knows this device's session: sync alone stops (SY16). */
  sessionEnded: boolean
  /** It knows why: an administrator has ended this device's enrolment (AU6). Absent in rows of an older version. */
  revoked?: boolean
  /** When an answer of our protocol last came, in server time, ISO. */
  lastAnswerAt: string | null
  /** The chain did not follow at this position, or the server's history is another one. */
  chainAlarm: { kind: 'broken' | 'diverged'; position: number } | null
}

/** The operations of an incident, by id, that a person has looked at on this device. */
export type Look = { person: string; incident: string; operations: string[] }

export type Draft = { key: string; text: string; savedAt: string }

/** The bytes of a picture or document, under their digest. */
export type StoredAttachment = {
  sha256: string
  mediaType: AttachmentType
  bytes: Uint8Array<ArrayBuffer>
  /** The incidents for which it was picked on this device. */
  subjects: string[]
  /** 1 while the server does not have them; absent afterwards. */
  waiting?: 1
}
/** The version that made the derived tables, and up to which position of the chain the numbers are given: one row. */
export type Made = { key: 'made'; version: number; numberedTo: number }

export class RecordDatabase extends Dexie {
  declare operations: EntityTable<StoredOperation, 'id'>
  declare self: EntityTable<Self, 'key'>
  declare drafts: EntityTable<Draft, 'key'>
  declare attachments: EntityTable<StoredAttachment, 'sha256'>
  declare looks: Table<Look, [person: string, incident: string]>
  // Derived, and made anew from the operations where they are doubted.
  declare summaries: EntityTable<Summary, 'incident'>
  declare numbers: EntityTable<GivenNumber & { incident: string }, 'incident'>
  declare drills: EntityTable<{ incident: string }, 'incident'>
  declare made: EntityTable<Made, 'key'>
  /** Marks of the summaries to be made again: see operation-rows.ts. */
  declare dirty: EntityTable<{ what: string }, 'what'>

  constructor() {
    // strict: a transaction completes only once the data is on disk.
    super('juki-net-record', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ operations: 'id, subject, pending', self: 'key', drafts: 'key' })
    // Only indexes and empty tables: what they hold is made when the page has time, so that no start waits for it.
    this.version(2).stores({
      operations: 'id, subject, pending, [pending+subject], refused.reason',
      looks: '[person+incident]',
      summaries: 'incident, [drill+order], *includes, *openCalls',
      numbers: 'incident, [series+number]',
      drills: 'incident',
      made: 'key',
      dirty: 'what',
    })
    this.version(3).stores({ attachments: 'sha256, waiting' })
  }
}

let handle = new RecordDatabase()

/** Drops the handle and opens a fresh one. */
export function replaceHandle(): void {
  handle.close()
  handle = new RecordDatabase()
}

/**
 * Runs `work` on the database; after a failure, or a silence longer than `patienceMs`, again on a fresh handle, at most
 * three times, then it throws. A silent one may still have been written: `work` must be repeatable.
 */
export async function withDatabase<T>(
  work: (database: RecordDatabase) => Promise<T>,
  patienceMs = 5_000,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const used = handle
    try {
      return await withinPatience(work(used), patienceMs)
    } catch (problem) {
      if (attempt === maxAttempts) throw problem
      // Several may meet the same dead handle; only the first replaces it, so that none closes the fresh one.
      if (handle === used) replaceHandle()
    }
  }
}

function withinPatience<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the database was silent for ${patienceMs} ms`)), patienceMs)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}
