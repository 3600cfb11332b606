// Seeds shared among threads, each of which takes the next as soon as it is free; answered in their order, however they end.
import { once } from 'node:events'
import { enableCompileCache, registerHooks } from 'node:module'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { plant } from './mutants.ts'
import type { Planned } from './simulate.ts'

export type Seed = {
  seed: number
  ok: boolean
  problem: string
  step: number
  counts: Map<string, number>
  /** Of one that failed, the shortest plan that fails the same way; with a mutant none is looked for. */
  short: Planned[]
}

/** `mutant`: planted in each thread first. Whoever wants no more seeds leaves the loop. */
export async function* seedsOf(
  from: number,
  count: number,
  threads: number,
  mutant: string | undefined,
): AsyncGenerator<Seed> {
  const ended = new Map<number, Seed>()
  let heard = Promise.withResolvers<void>()
  let next = from
  const workers = Array.from({ length: Math.min(threads, count) }, () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: mutant })
    const goOn = () => worker.postMessage(next < from + count ? next++ : null)
    worker.on('message', (done: Seed) => {
      ended.set(done.seed, done)
      heard.resolve()
      goOn()
    })
    worker.on('error', (problem) => heard.reject(problem))
    goOn()
    return worker
  })
  try {
    for (let seed = from; seed < from + count; seed += 1) {
      for (let done = ended.get(seed); done === undefined; done = ended.get(seed)) {
        heard = Promise.withResolvers()
        await heard.promise
      }
      yield ended.get(seed) as Seed
      ended.delete(seed)
    }
  } finally {
    // Each ends the seed that it is at: what is cut off leaves its files behind.
    await Promise.all(
      workers.map(async (worker) => {
        worker.postMessage(null)
        if (worker.threadId !== -1) await once(worker, 'exit')
      }),
    )
  }
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort
  // Most of a short run was compiling, and each mutant is a process of its own.
  enableCompileCache()
  // Dexie as the app has it: Node would take its ES5 build, which is slower.
  registerHooks({
    resolve: (name, context, next) => next(name === 'dexie' ? 'dexie/dist/modern/dexie.mjs' : name, context),
  })
  // Dexie tells of each connection that was closed under it, and of each deletion, as they are here on purpose.
  const warn = console.warn
  console.warn = (...told) => /^Dexie:|wants to delete database/.test(String(told[0])) || warn(...told)
  const mutant: string | undefined = workerData
  if (mutant !== undefined) plant(mutant)
  const { planOf, shrunk, simulate } = await import('./simulate.ts')
  port.on('message', async (seed: number | null) => {
    if (seed === null) return port.close()
    const plan = planOf(seed)
    const outcome = await simulate(seed, plan)
    const isWanted = !outcome.ok && mutant === undefined
    const short = isWanted ? await shrunk(seed, plan.slice(0, outcome.step), outcome.problem) : []
    port.postMessage({ seed, ...outcome, short } satisfies Seed)
  })
}
