// The index with its questions answered one after the other: in the search worker, so that no screen waits while it is
// built; in the page itself where the worker's script can't be had.
import { queryWords } from './query-words.ts'
import { recordIndex } from './record-index.ts'
import type { RecordIndex } from './record-index.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'
import type { Phone } from '../record/log/phone.ts'

/** Begins to read the record; returns what takes requests. */
export function searcher(
  phone: Phone,
  tell: (answer: SearchAnswer) => void,
): (request: SearchRequest) => void {
  let index: RecordIndex = recordIndex(phone)
  /** One after the other: a change waits for what is being read. */
  let work = build()

  phone.onChange((change) => {
    if (!('subjects' in change)) return
    work = work.then(() => index.change(change.subjects)).then(() => tell({ kind: 'changed' }), failed)
  })

  async function build(): Promise<void> {
    index = recordIndex(phone)
    await index.build((progress) => tell({ kind: 'progress', progress })).catch(failed)
  }

  function find({ ask, query, from, limit }: Extract<SearchRequest, { kind: 'find' }>): void {
    const words = queryWords(query)
    const { total, page } = words.length === 0 ? { total: 0, page: [] } : index.find(words, from, limit)
    tell({ kind: 'found', ask, total, page: page.map(({ record }) => record) })
  }

  function failed(): void {
    tell({ kind: 'failed' })
  }

  return (request) => {
    if (request.kind === 'rebuild') work = work.then(build)
    else find(request)
  }
}
