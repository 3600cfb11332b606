// This device's copy of the record: IndexedDB through Dexie. Each line is written once: what this device said, in a parcel of
// the outbox; what the record has, in a page. Keys and indexes are ids and numbers; texts rest sealed (codec.ts).
import { Dexie } from 'dexie'
import type { EntityTable, Table } from 'dexie'
import type { AttachmentType } from '../../../shared/incident/attachment-bodies.ts'
import type { Clock } from '../../../shared/incident/stamp.ts'
import type { GivenNumber, ReceivedIntake } from '../../../shared/rules/sheets/receipt-number.ts'
import type { Head, Proof, Receipt } from '../../../shared/sync/receipt.ts'
import type { Turn } from '../../../shared/sync/turn.ts'
import type { StoredSummary } from '../derived/summary.ts'
import type { Sealed } from './codec.ts'
import type { Gap } from './gap.ts'
import type { Mark } from './subjects.ts'

/** Lines that were written at once, in their order. */
export type Parcel = {
  /** Counts up: what was said first is sent first. */
  seq: number
  subjects: string[]
  /** Of each line, which of the subjects. */
  of: number[]
  ids: string[]
  /** Of the lines: an index tells it without reading them. */
  count: number
  /** The lines, exactly as they were first written. */
  sealed: Sealed
  /** 1 while the server does not have them, 0 once it does and the chain here has not come so far. */
  pending: 0 | 1
  /** Of each line that the server told of: its receipt, and what proves it, so that it can be brought back (SY22). */
  proofs?: (Proof | null)[]
  /** 1: a person has taken them in from a bundle, and answers for them (SY17). */
  vouched?: 1
  /** A line that says something else than another one of its id: its key, under which it stands apart. */
  rival?: string
}

/** For as many positions each. */
export type Receipts = { count: number; receipt: Omit<Receipt, 'position'> }[]

/** Lines of one subject that were taken in at once, all from one device. */
export type Page = {
  subject: string
  /** The positions of the first and of the last. */
  from: number
  to: number
  positions: number[]
  ids: string[]
  receipts: Receipts
  sealed: Sealed
  /** Its lines are at the server alone: each reads as empty here (ST12). `intakes`: what numbers are given by. */
  retired?: { at: number; version: number; intakes: ReceivedIntake[] }
  /** When a person had it brought back, or read it last once it was over. */
  opened?: number
}

/** Consecutive positions of the chain, whether or not this device has their bytes: what checks the chain, and proves a line. */
export type Skeleton = {
  from: number
  count: number
  /** The hash before the first. */
  previous: string
  receipts: Receipts
  ids: string[]
  /** 32 bytes a position. */
  digests: Uint8Array<ArrayBuffer>
  /** 16 bytes a position. */
  seals: Uint8Array<ArrayBuffer>
  /** Positions whose bytes the server has no more, or this device need not have. */
  without: { position: number; why: 'erased' | 'retired' }[]
}

/** A line that the server did not take. It stays for a person to settle. */
export type Aside = {
  /** The operation's id, or a key of its own where the record has another line by that id. */
  key: string
  subject: string
  sealed: Sealed
  refused: Refused
}
/** Why: a LineRefusal, or a newer server's word. */
export type Refused = { reason: string; kept: boolean }

export type Person = { name: string; office: string | null }
export type Enrolment = {
  record: string
  deviceName: string
  cursor: Head
  /** Lines before the cursor that are still to come (SY30). */
  gap?: Gap
}

/** This device's own row; there is one. */
export type Self = {
  key: 'self'
  device: string
  /** Names this copy: one that is made anew on the same device has another name. */
  copy: string
  /** When the copy before this one was found gone, and how much that waits was brought back; until a person has read it (ST11). */
  gone: { at: string; lines: number } | null
  /** 32 bytes in hex: proves to the server that an enrolment is repeated by the same device. */
  secret: string
  clock: Clock
  /** Of what was said last, the latest first (SY29). */
  turns: Turn[]
  /** いま使っている人 */
  person: Person | null
  /** Those who used this device before, latest first. */
  people: Person[]
  enrolment: Enrolment | null
  /** The server no longer knows this device's session: sync alone stops (SY16). */
  sessionEnded: boolean
  /** It knows why: an administrator has ended this device's enrolment (AU6). */
  revoked: boolean
  /**
   * Another copy of the device goes on under its id: noticed, while something waits that was said under it; parted, by a new
   * id that is to be enrolled (SY29).
   */
  second: 'noticed' | 'parted' | null
  /** The ids under which this copy spoke before. */
  formerly: string[]
  /** When an answer of our protocol last came, in server time, ISO. */
  lastAnswerAt: string | null
  /** Server minus device in milliseconds, as that answer showed. */
  clockOffsetMs: number
  chainAlarm: ChainAlarm | null
  /** How far the server's other history has come in beside the one that is here (SY26). */
  next: Head | null
  /** Heads of histories that this device has left, the last one last. */
  left: Head[]
}

/**
 * At this position the chain did not follow; or the server's history is another one; or is one that this device has left
 * before; or the server is of a generation before that of this device's record.
 */
export type ChainAlarm = { kind: 'broken' | 'diverged' | 'left' | 'older'; position: number }

/** By person the operations of an incident, by id, that they have looked at on this device. */
export type Look = { incident: string; sealed: Sealed }

export type Draft = { key: string; sealed: Sealed; savedAt: string }

/** The bytes of a picture or document, under their digest. */
export type StoredAttachment = {
  sha256: string
  mediaType: AttachmentType
  sealed: Sealed
  /** The incidents for which it was picked on this device. */
  subjects: string[]
  /** 1 while the server does not have them; absent afterwards. */
  waiting?: 1
  /** Where the record stood, once the server was known to have them (ST12). */
  had?: Pick<Head, 'generation' | 'position'>
}
/** The version that made the derived tables, and up to which position of the chain the numbers are given: one row. */
export type Made = { key: 'made'; version: number; numberedTo: number }

export class RecordDatabase extends Dexie {
  declare outbox: EntityTable<Parcel, 'seq'>
  declare pages: Table<Page, [subject: string, from: number]>
  declare skeletons: EntityTable<Skeleton, 'from'>
  /** Where the server's other history comes in, until it is whole (new-history.ts). */
  declare nextPages: Table<Page, [subject: string, from: number]>
  declare nextSkeletons: EntityTable<Skeleton, 'from'>
  declare aside: EntityTable<Aside, 'key'>
  declare self: EntityTable<Self, 'key'>
  declare drafts: EntityTable<Draft, 'key'>
  declare attachments: EntityTable<StoredAttachment, 'sha256'>
  declare looks: EntityTable<Look, 'incident'>
  // Derived, and made anew from the lines where they are doubted.
  declare summaries: EntityTable<StoredSummary, 'incident'>
  declare numbers: EntityTable<GivenNumber & { incident: string }, 'incident'>
  declare drills: EntityTable<{ incident: string }, 'incident'>
  declare made: EntityTable<Made, 'key'>
  /** Marks of the summaries to be made again: see marks.ts. */
  declare dirty: EntityTable<Mark, 'what'>

  constructor({
    indexedDB,
    IDBKeyRange,
  }: {
    indexedDB: IDBFactory
    IDBKeyRange: typeof globalThis.IDBKeyRange
  }) {
    // strict: a transaction completes only once the data is on disk.
    super('juki-net-record', { indexedDB, IDBKeyRange, chromeTransactionDurability: 'strict' })
    // Nothing here is a live query (changes.ts): no write need be followed key by key, nor told to every tab.
    this.unuse({ stack: 'dbcore', name: 'Cache' }).unuse({ stack: 'dbcore', name: 'Observability' })
    this.version(1).stores({
      outbox: '++seq, *subjects, rival, [pending+count]',
      pages: '[subject+from], to',
      skeletons: 'from',
      nextPages: '[subject+from]',
      nextSkeletons: 'from',
      aside: 'key, subject',
      self: 'key',
      drafts: 'key',
      attachments: 'sha256, waiting',
      looks: 'incident',
      summaries: 'incident, [drill+order], [direct+drill+order], *includes, *openCalls',
      numbers: 'incident, [series+number]',
      drills: 'incident',
      made: 'key',
      dirty: 'what',
    })
    this.version(2).stores({ pages: '[subject+from], to, retired.at' })
    this.version(3).stores({ attachments: 'sha256, waiting, *subjects' })
  }
}
