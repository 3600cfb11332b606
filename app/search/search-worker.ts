/// <reference lib="webworker" />
// The search worker.
import * as z from 'zod/mini'
import { phone } from '../record/log/this-phone.ts'
import type { SearchRequest } from './search-messages.ts'
import { searcher } from './searcher.ts'

declare const self: DedicatedWorkerGlobalScope

// Zod's compiled schemas need eval, which the page's policy forbids.
z.config({ jitless: true })

const answer = searcher(phone, (told) => self.postMessage(told))
self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => answer(data))
