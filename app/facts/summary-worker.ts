/// <reference lib="webworker" />
// The summary worker: makes what is marked each time it is asked, and answers once it is done.
import * as z from 'zod/mini'
import { makeSummaries } from '../record/derived/make-summaries.ts'
import { phone } from '../record/log/this-phone.ts'
import { summarise } from './summarise.ts'

declare const self: DedicatedWorkerGlobalScope

/** Nobody waits for this thread between two. */
const manyAtOnce = 200

// Zod's compiled schemas need eval, which the page's policy forbids.
z.config({ jitless: true })

self.addEventListener('message', () => {
  void makeSummaries(phone, summarise, manyAtOnce).then(
    () => self.postMessage(true),
    () => self.postMessage(false),
  )
})
