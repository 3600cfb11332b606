/// <reference lib="webworker" />
// The worker that reads a bundle: one file, how far it is, and what is in it.
import * as z from 'zod/mini'
import type { FromWorker } from './read-aside.ts'
import { readBundle } from './read-bundle.ts'

declare const self: DedicatedWorkerGlobalScope

const saidEachMs = 50

// Zod's compiled schemas need eval, which the page's policy forbids.
z.config({ jitless: true })

self.addEventListener('message', ({ data: file }: MessageEvent<File>) => {
  let saidMs = -saidEachMs
  const say = (said: FromWorker) => self.postMessage(said)
  const step = async (progress: Parameters<Parameters<typeof readBundle>[1]>[0]) => {
    if (performance.now() - saidMs < saidEachMs) return
    saidMs = performance.now()
    say({ progress })
  }
  readBundle(file, step).then(
    (read) => say({ read }),
    () => say({ failed: true }),
  )
})
