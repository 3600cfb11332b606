// Search 記録を検索, as the page asks for it: one worker for the life of the page, begun when somebody first searches.
import { ref } from 'vue'
import type { Progress } from './record-index.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'
import type { SearchedRecord } from './searched-record.ts'

export type Found = { total: number; page: SearchedRecord[] }

/** How much of the record the index holds. */
export const indexed = ref<Progress>({ read: 0, of: 0, done: false })
/** Counts what was read since: a result is asked for anew. */
export const reading = ref(0)
/** The index could not be built, or its script could not be had. */
export const searchFailed = ref(false)

let worker: Worker | null = null
let asked = 0
const waiting = new Map<number, (found: Found) => void>()

/** Finds in what has been read so far; nothing where no words are asked for. */
export function find(query: string, from: number, limit: number): Promise<Found> {
  asked += 1
  const ask = asked
  return new Promise((resolve) => {
    waiting.set(ask, resolve)
    post({ kind: 'find', ask, query, from, limit })
  })
}

/** Reads the whole record into a fresh index. */
export function rebuild(): void {
  if (searchFailed.value) worker = null
  searchFailed.value = false
  post({ kind: 'rebuild' })
}

function post(request: SearchRequest): void {
  worker ??= start()
  worker.postMessage(request)
}

function start(): Worker {
  const started = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => hear(data))
  started.addEventListener('error', () => (searchFailed.value = true))
  return started
}

function hear(answer: SearchAnswer): void {
  switch (answer.kind) {
    case 'found':
      waiting.get(answer.ask)?.(answer)
      waiting.delete(answer.ask)
      return
    case 'progress':
      indexed.value = answer.progress
      reading.value += 1
      return
    case 'changed':
      reading.value += 1
      return
    case 'failed':
      searchFailed.value = true
  }
}
