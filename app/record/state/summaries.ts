// Lists of incidents read summaries, page by page; a list moves by itself when one is made anew.
import { Dexie } from 'dexie'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import type { Unseen } from '../../../shared/incident/acknowledged.ts'
import { openText } from '../log/codec.ts'
import { waitingIds } from '../log/outbox.ts'
import { phone } from '../log/this-phone.ts'
import type { StoredSummary, Summary } from '../derived/summary.ts'

/** A table's first screen and some more. */
export const pageLength = 50

/** Which incidents a list shows: real ones or drills 訓練, all of them or those that match. */
export type ListFilter = { drill: 0 | 1; matches?: (summary: Summary) => boolean }

export type SummaryList = {
  /** As far as they were read, in the order of the list. */
  rows: Ref<readonly Summary[]>
  /** There are more to read. */
  hasMore: Ref<boolean>
  /** The first ones were read, and none of those that are missing is being made. */
  loaded: Ref<boolean>
  /** さらに表示 */
  more: () => void
}

/** A list for the life of the calling component; read anew where `wanted` changes, from the first page. */
export function useSummaries(wanted: () => ListFilter): SummaryList {
  const rows = shallowRef<readonly Summary[]>([])
  const hasMore = shallowRef(false)
  const loaded = shallowRef(false)
  let pages = 1
  let reading = false
  let again = false

  /** One reading at a time; what was asked for meanwhile is one more after it. */
  async function read(): Promise<void> {
    again = reading
    if (reading) return
    reading = true
    try {
      do {
        again = false
        await readOnce()
      } while (again)
    } catch {
      // The record's own reader tells the person that the database is away.
    } finally {
      reading = false
    }
  }

  async function readOnce(): Promise<void> {
    const limit = pages * pageLength
    const { found, missing } = await page(wanted(), limit + 1)
    rows.value = found.slice(0, limit)
    hasMore.value = found.length > limit
    loaded.value ||= found.length > 0 || !missing
  }

  function more(): void {
    pages += 1
    void read()
  }

  function whenSeen(): void {
    if (document.visibilityState === 'visible') void read()
  }

  watch(wanted, () => {
    pages = 1
    void read()
  })
  document.addEventListener('visibilitychange', whenSeen)
  const stop = phone.onChange(({ what }) => (what === 'summarised' ? read() : undefined))
  onScopeDispose(() => {
    stop()
    document.removeEventListener('visibilitychange', whenSeen)
  })
  void read()
  return { rows, hasMore, loaded, more }
}

/** The first of a list. `missing`: some incident's summary is still to be made. */
async function page(
  { drill, matches }: ListFilter,
  limit: number,
): Promise<{ found: Summary[]; missing: boolean }> {
  const found: Summary[] = []
  for (let from = 0; found.length < limit; from += limit) {
    const stored = await storedPage(drill, from, limit)
    const read = await withWaiting(await Promise.all(stored.map(readSummary)))
    found.push(...(matches === undefined ? read : read.filter(matches)))
    if (stored.length < limit) break
  }
  const missing = found.length === 0 && (await phone.withDatabase(({ dirty }) => dirty.count())) > 0
  return { found: found.slice(0, limit), missing }
}

function storedPage(drill: 0 | 1, from: number, limit: number): Promise<StoredSummary[]> {
  return phone.withDatabase(({ summaries }) => {
    const ofList = summaries.where('[drill+order]').between([drill, Dexie.minKey], [drill, Dexie.maxKey])
    // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of the database
    return ofList.reverse().offset(from).limit(limit).toArray()
  })
}

/** A summary is older than what was said after it: nothing is called safe that waits here (ST5). */
async function withWaiting(read: readonly Summary[]): Promise<Summary[]> {
  const safe = read.flatMap(({ incident, kept }) => (kept.waiting.length === 0 ? [incident] : []))
  const waiting = await phone.withDatabase((database) => waitingIds(database, safe))
  return read.map((summary) => {
    const ids = waiting.get(summary.incident)
    return ids === undefined ? summary : { ...summary, kept: { ...summary.kept, waiting: ids } }
  })
}

/** One that an older version made says of what is unconfirmed the ids alone, until it is made anew. */
async function readSummary({ sealed }: StoredSummary): Promise<Summary> {
  const summary: Omit<Summary, 'unseen'> & { unseen: (string | Unseen)[] } = JSON.parse(
    await openText(phone.codec, sealed),
  )
  const unseen = summary.unseen.map((one) => (typeof one === 'string' ? { operation: one, by: null } : one))
  return { ...summary, unseen }
}
