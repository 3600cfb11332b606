// Storage 保存: what the server asks of a database. One contract suite (test/storage/contract.ts) holds each to it. Rules SY4, SY5, SY7, SY9-SY11, SY17, SY19, SY21-SY23, SY25, SY31, SY32, ST6, AU1, AU3 in SPEC.md.
import type { ReadOperation } from '../../shared/incident/operation.ts'
import type { DatabaseState } from '../../shared/sync/health.ts'
import type { Turn } from '../../shared/sync/turn.ts'
import type { Invited } from '../../shared/rules/town/invited-apart.ts'
import type { ListedDevice, Revocation } from '../../shared/sync/devices.ts'
import type { LineRefusal } from '../../shared/sync/protocol.ts'
import type { Cursor, Head, Proof, Receipt } from '../../shared/sync/receipt.ts'
import type { Refused } from '../../shared/sync/round-trip.ts'
import type { Amount } from './amount.ts'
import type { AttachmentStorage } from './attachment-storage.ts'
import type { Listener } from './listener.ts'
import type { PasskeyStorage } from './passkey-storage.ts'

/** A line as it was read, `number` counting from 1; `bytes` are its bytes as they came, `digest` is their SHA-256. */
export type Line = { number: number; bytes: Uint8Array; digest: string } &
  /** `attachment`: the digest of the bytes that it names, if any (AT1). `proof`: what came with it, unproved (SY22). */
  (
    | {
        kind: 'operation'
        id: string
        device: string
        subject: string
        type: string
        attachment: string | null
        proof: Proof | null
      }
    | { kind: 'unreadable'; id: string | null; reason: LineRefusal }
  )

/** The lines of one round trip. `now` is the server's clock, ISO 8601 UTC with milliseconds. */
export type Batch = {
  /** What the uploader may add in a day, where that is bounded (SY31). */
  quota?: Amount
  uploader: string
  now: string
  clockOffsetMs: number
  /** An administrator's device that has not confirmed it: its settings wait for that (TR8). */
  unconfirmed?: boolean
  /** A person answers for the lines of other devices (SY17). */
  vouched: boolean
  /** The device's, where it says one. */
  turn?: Turn | undefined
  lines: readonly Line[]
}

/** A line in the chain, by its receipt. */
export type Stored = Receipt & { id: string; digest: string; hash: string; seal: string }

/** A line of a batch where it stands now: `line` is its number there, `before` the hash it follows. */
export type Accepted = Stored & { line: number; before: string }

/** `added`: lines new in the record, the other accepted ones were there. `left`: so many are beyond the day's quota. */
export type Appended = { accepted: Accepted[]; refused: Refused[]; head: Head; added: number; left: number }

/** `maxBytes` bounds the lines' bytes and `receiptBytes` for each; one line is given however long it is. */
export type PageRequest = {
  after: Cursor
  want: number
  maxBytes: number
  receiptBytes: number
  /** The device whose own lines are given by receipt only; null gives every line whole. */
  holder: string | null
}

/** `held`: by the device that asks. `erased`: the record has its digest alone (SY23). */
export type PageLine = Stored & ({ as: 'here'; bytes: Uint8Array } | { as: 'held' | 'erased' })

/** `known`: the record has the cursor asked after. Where it has not, there are no lines (SY10). */
export type Page = { known: boolean; head: Head; lines: PageLine[]; more: boolean }

/** A full page as it was kept, or the lines that it is to be made of, and the hash before them (SY25). */
export type LinePage = { kept: Uint8Array } | { before: string; lines: PageLine[] }

/** Where an id stands in the record's lines, of those up to `to`. */
export type Naming = { positions: number[]; to: number }

/** `maxBytes` and `receiptBytes` as those of a page. */
export type LinesAt = Pick<PageRequest, 'maxBytes' | 'receiptBytes'> & { positions: readonly number[] }

export type SetAside = {
  /** Counts from 1, in the order in which they came. */
  number: number
  reason: string
  /** SHA-256 of the bytes. */
  digest: string
  device: string
  /** Null: that device is not enrolled any more. */
  deviceName: string | null
  id: string | null
  receivedAt: string
  bytes: Uint8Array
  settled: Settlement | null
}

/** A person's decision on a line that was set aside (SY19), by which device's session, and why. */
export type Settlement = {
  decision: 'take' | 'leave'
  by: string
  device: string
  at: string
  note: string | null
}

/** `line`: what was set aside, read again; only an operation can be taken. */
export type Settling = Settlement & { number: number; line: Line }

export type Settled =
  | { ok: true; settled: Settlement; head: Head; added: number }
  | { ok: false; reason: 'notFound' | 'alreadySettled' | 'notReadable' | 'conflict' }

export type SettingConfirming = { operation: string; device: string; now: string }
export type SettingConfirmed = { type: string; head: Head; added: number }

/** Server minus device, of its newest line among the last ones. */
export type DeviceOffset = { device: string; offsetMs: number }

export type RecordStorage = {
  /** The record's UUID, made at the first start. */
  readonly record: string
  /** The disk takes what is written, as far as is known; else only reading (BK6). `database`, `covered`: what PostgreSQL tells of itself and its copies (ST12). */
  keeps(): boolean
  database(): Promise<DatabaseState | undefined>
  covered(generation: number): Promise<number | undefined>
  head(): Promise<Head>
  /** Of the last line; null before the first (SY21). */
  lastReceivedAt(): Promise<string | null>
  deviceOffsets(): Promise<DeviceOffset[]>
  /** One transaction, on disk before it resolves; rejects with nothing written (SY4, SY5, SY7, SY9, SY17, SY21-SY23). */
  append(batch: Batch): Promise<Appended>
  /** The lines after a cursor, from one snapshot (SY10, SY11). */
  page(request: PageRequest): Promise<Page>
  /** `number` counts from 1; null until the record has all its lines (SY25). Each way of compressing has pages of its own. */
  linePage(number: number, encoding: string): Promise<LinePage | null>
  keepLinePage(number: number, encoding: string, bytes: Uint8Array): Promise<void>
  /** Which lines behind `after` have this UUID in their bytes, in their order (SY32). */
  positionsNaming(id: string, after: number): Promise<Naming>
  /** The newest of these that fit and are not erased, in their order (SY32). */
  linesAt(request: LinesAt): Promise<PageLine[]>
  /** Refused lines that wait for a person to settle them, oldest first, at most `limit`. */
  setAside(limit: number): Promise<SetAside[]>
  setAsideCount(): Promise<number>
  /** The lines that a person has settled, the last one first. */
  settled(limit: number): Promise<SetAside[]>
  setAsideLine(number: number): Promise<SetAside | null>
  /** One transaction: the decision, and where it takes the line in, the line in the chain (SY19). */
  settle(settling: Settling): Promise<Settled>
  /** One operation as it was taken; null: it is not here, or can't be read. */
  storedOperation(id: string): Promise<ReadOperation | null>
  /** The server says in the record that an administrator's device confirmed this setting (TR8). */
  confirmSetting(confirming: SettingConfirming): Promise<SettingConfirmed | null>
  /** A hint: what it tells of can be read by then. */
  listen(listener: Listener): void
}

/** Times are ISO 8601 UTC with milliseconds, so that they sort as text. A code is kept as its hash only (AU3). */
export type Invitation = {
  codeHash: string
  name: string | null
  office: string | null
  administrator: boolean
  expiresAt: string
  /** The administrator's device that gave it out; null: a command at the server. */
  invitedBy: string | null
}

export type Enrolment = {
  codeHash: string
  device: string
  deviceName: string
  secretHash: string
  tokenHash: string
  now: string
  sessionExpiresAt: string
}

type Person = { name: string | null; office: string | null }
/** `byAdministratorCode`: the code makes one; else an administrator's device stays one. `invitedBy`: null: the server. */
export type Enrolled =
  | {
      ok: true
      person: Person
      administrator: boolean
      byAdministratorCode: boolean
      invitedBy: string | null
    }
  | { ok: false; reason: 'unknownCode' | 'codeExpired' | 'codeUsed' | 'otherSecret' }

export type Session = {
  tokenHash: string
  device: string
  /** What it was enrolled as, and for whom. */
  name: string
  person: string | null
  issuedAt: string
  expiresAt: string
  administrator: boolean
  /** The device's enrolment was ended. */
  revoked: boolean
  lastAnswerAt: string | null
  /** The last one with which the device said something. */
  turn: Turn | null
}

/** Who ends the enrolment of `device`, why, and from which device; null: at the server itself, which may end the last. */
export type Ending = { device: string; reason: string; by: string; byDevice: string | null; now: string }

export type Ended =
  | { ok: true; revocation: Revocation }
  | { ok: false; reason: 'unknownDevice' | 'lastAdministrator' }

/** A device and the bytes of the line it sent last. */
export type KeptDevice = Omit<ListedDevice, 'device' | 'office' | 'sessionEndsAt'> & {
  device: string
  office: string | null
  lastLine: Uint8Array | null
  /** When its last session began; null: it has none. */
  sessionIssuedAt: string | null
}

export type EnrolmentStorage = {
  hasAdministrator(): Promise<boolean>
  addInvitation(invitation: Invitation, now: string): Promise<void>
  /** Of every code that is remembered. */
  codeHashes(): Promise<string[]>
  /** Takes the code, the device and its session in one transaction; a refusal writes nothing (AU1). */
  enrol(enrolment: Enrolment): Promise<Enrolled>
  /** Null: unknown, or expired at `now`. */
  session(tokenHash: string, now: string): Promise<Session | null>
  /** Those of them that are known, not expired at `now`, and of an enrolment that goes on. */
  heldSessions(tokenHashes: readonly string[], now: string): Promise<Set<string>>
  renewSession(tokenHash: string, expiresAt: string): Promise<void>
}

export type DeviceStorage = {
  /** Every device there was, the one enrolled last first, at most `limit` (AU7). */
  devices(limit: number): Promise<KeptDevice[]>
  /** Which device came in after `since` by whose code, each time that it did (SY19). */
  invitedSince(since: string): Promise<Invited[]>
  /** The server has answered this device at `now`. */
  deviceAnswered(device: string, now: string): Promise<void>
  /** Ends an enrolment in one transaction; ended already, it returns how that was. A refusal writes nothing (AU6). */
  revoke(ending: Ending): Promise<Ended>
}

export type Storage = RecordStorage &
  EnrolmentStorage &
  DeviceStorage &
  PasskeyStorage &
  AttachmentStorage & { close(): Promise<void> }
