// The tables, as kysely sees them. Made by migrations.ts; bytes stay bytes, times are ISO 8601 UTC text.
import type { Standing } from '../../shared/sync/receipt.ts'

export type Schema = {
  head: HeadRow
  line: LineRow
  /** Full pages of lines, compressed once in each way for all devices; who erases a line takes its page away. */
  line_page: { number: number; encoding: string; bytes: Uint8Array }
  set_aside: SetAsideRow
  attachment: AttachmentRow
  device: {
    device: string
    name: string
    secret_hash: string
    person: string | null
    office: string | null
    administrator: number
    enrolled_at: string
    last_answer_at: string | null
    turn_count: number | null
    turn_mark: string | null
    /** The administrator's device whose code it came in by; null: a code of the server's. */
    invited_by: string | null
    /** What it added on the last day, Japan's, on which it added anything (SY31). */
    spent_day: string | null
    spent_lines: number | null
    spent_bytes: number | null
  }
  invitation: {
    code_hash: string
    name: string | null
    office: string | null
    administrator: number
    expires_at: string
    used_by: string | null
    invited_by: string | null
  }
  passkey: {
    credential: string
    device: string
    /** The name under which the page stood. */
    place: string
    public_key: Uint8Array
    counter: number
    added_at: string
  }
  session: { token_hash: string; device: string; issued_at: string; expires_at: string }
  /** Each end of an enrolment; it stands until the device is enrolled anew. */
  revocation: {
    device: string
    revoked_at: string
    reason: string
    revoked_by: string
    /** Null: at the server itself. */
    by_device: string | null
    enrolled_anew_at: string | null
  }
}

export type HeadRow = {
  one: number
  record: string
  position: number
  hash: string
  /** Of the last line; null before the first. */
  received_at: string | null
  generation: number
  /** Which cluster, timeline and database it lies in, as PostgreSQL tells it (PG4); null in SQLite. */
  place: string | null
  /** The seal of the record's genesis: whose key the record is of before its first line (SY9). */
  key_seal: string | null
}

export type LineRow = {
  position: number
  id: string
  digest: string
  received_at: string
  clock_offset_ms: number
  uploader: string
  standing: Standing
  /** JSON text of the first receipt of a line that was brought back. */
  first: string | null
  hash: string
  seal: string
  /** Null: erased. */
  bytes: Uint8Array | null
}

/** All but the digest is null until the bytes have come. */
export type AttachmentRow = {
  sha256: string
  media_type: string | null
  received_at: string | null
  uploader: string | null
  bytes: Uint8Array | null
}

export type SetAsideRow = {
  reason: string
  digest: string
  device: string
  id: string | null
  received_at: string
  bytes: Uint8Array
  /** In the order in which they came; a person names one by it. */
  number: number
  /** The rest is null until a person has settled it. */
  decision: 'take' | 'leave' | null
  settled_by: string | null
  settled_device: string | null
  settled_at: string | null
  note: string | null
}
