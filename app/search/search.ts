// Search 記録を検索, as the page asks for it: one worker for the life of the page, begun when somebody first searches.
import { ref } from 'vue'
import { phone } from '../record/log/this-phone.ts'
import type { Progress } from './record-index.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'
import type { SearchedRecord } from './searched-record.ts'
import { searcher } from './searcher.ts'

export type Found = { total: number; page: SearchedRecord[] }

/** How much of the record the index holds. */
export const indexed = ref<Progress>({ read: 0, of: 0, done: false })
/** Counts what was read since: a result is asked for anew. */
export const reading = ref(0)
/** The index could not be built. */
export const searchFailed = ref(false)

/** The worker's, or the page's own. */
let post: ((request: SearchRequest) => void) | null = null
let asked = 0
type Asked = Extract<SearchRequest, { kind: 'find' }>
const waiting = new Map<number, { request: Asked; resolve: (found: Found) => void }>()

/** Finds in what has been read so far; nothing where no words are asked for. */
export function find(query: string, from: number, limit: number): Promise<Found> {
  asked += 1
  const request: Asked = { kind: 'find', ask: asked, query, from, limit }
  return new Promise((resolve) => {
    waiting.set(request.ask, { request, resolve })
    post ??= start()
    post(request)
  })
}

/** Reads the whole record into a fresh index. */
export function rebuild(): void {
  searchFailed.value = false
  post ??= start()
  post({ kind: 'rebuild' })
}

function start(): (request: SearchRequest) => void {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => hear(data))
  worker.addEventListener('error', () => {
    worker.terminate()
    searchHere()
  })
  return (request) => worker.postMessage(request)
}

/** An update in another tab has taken the worker's file: this page reads the record itself, and answers what waits. */
function searchHere(): void {
  const here = searcher(phone, hear)
  post = here
  for (const { request } of waiting.values()) here(request)
}

function hear(answer: SearchAnswer): void {
  switch (answer.kind) {
    case 'found':
      waiting.get(answer.ask)?.resolve(answer)
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
