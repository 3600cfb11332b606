/// <reference lib="webworker" />
// The search worker: holds the index, so that no screen waits while it is built.
import * as z from 'zod/mini'
import { onChange } from '../record/log/changes.ts'
import { recordIndex } from './record-index.ts'
import type { RecordIndex } from './record-index.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'
import { queryWords } from './searched-text.ts'

declare const self: DedicatedWorkerGlobalScope

// Zod's compiled schemas need eval, which the page's policy forbids.
z.config({ jitless: true })

let index: RecordIndex = recordIndex()
/** One after the other: a change waits for what is being read. */
let work = build()

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'rebuild') work = work.then(build)
  else find(data)
})
onChange((change) => {
  if (!('subjects' in change)) return
  work = work.then(() => index.change(change.subjects)).then(() => tell({ kind: 'changed' }), failed)
})

async function build(): Promise<void> {
  index = recordIndex()
  await index.build((progress) => tell({ kind: 'progress', progress })).catch(failed)
}

function find({ ask, query, from, limit }: Extract<SearchRequest, { kind: 'find' }>): void {
  const words = queryWords(query)
  const { total, page } = words.length === 0 ? { total: 0, page: [] } : index.find(words, from, limit)
  tell({ kind: 'found', ask, total, page: page.map(({ record }) => record) })
}

function tell(answer: SearchAnswer): void {
  self.postMessage(answer)
}

function failed(): void {
  tell({ kind: 'failed' })
}
