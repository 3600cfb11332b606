// Messages between the page and the search worker.
import type { SearchedRecord } from './searched-record.ts'
import type { Progress } from './record-index.ts'

export type SearchRequest =
  /** Results that hold every word of the query, newest first: `limit` of them, from the result at `from` on. */
  | { kind: 'find'; ask: number; query: string; from: number; limit: number }
  /** Reads the whole record anew. */
  | { kind: 'rebuild' }

export type SearchAnswer =
  | { kind: 'found'; ask: number; total: number; page: SearchedRecord[] }
  | { kind: 'progress'; progress: Progress }
  /** The record has changed: what was found before may be out of date. */
  | { kind: 'changed' }
  | { kind: 'failed' }
