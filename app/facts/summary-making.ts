// Making of summaries, as the page asks for it: a few by itself, which costs less than to begin a worker; many by one
// worker for the life of the page.
import { rememberMark } from '../record/derived/first-paint-memory.ts'
import { areDue, areMany, goesDirect, noneGoesOn } from '../record/derived/summaries-due.ts'
import { phone } from '../record/log/this-phone.ts'

let worker: Worker | null = null
/** An update in another tab has taken the worker's file: this page makes them itself. */
let workerIsGone = false

/** `mayGoDirect`: by the calls of no incident. One call at a time. Throws where not all of it was made: what is left stays marked. */
export async function makeSummaries(mayGoDirect: () => boolean): Promise<void> {
  if (await phone.withDatabase(areDue)) await makeDue()
  const direct = await phone.withDatabase(goesDirect)
  rememberMark('direct', direct || (mayGoDirect() && (await phone.withDatabase(noneGoesOn))))
}

async function makeDue(): Promise<void> {
  if (!workerIsGone && (await phone.withDatabase(areMany))) {
    const made = await askWorker()
    if (made === false) throw new Error('not all summaries were made')
    if (made === true) return
    workerIsGone = true
  }
  const [record, words] = await Promise.all([
    import('../record/derived/make-summaries.ts'),
    import('./summarise.ts'),
  ])
  await record.makeSummaries(phone, words.summarise)
}

/** Whether all of it was made, or that there is no worker. */
function askWorker(): Promise<boolean | 'gone'> {
  const asked = (worker ??= new Worker(new URL('./summary-worker.ts', import.meta.url), { type: 'module' }))
  asked.postMessage('make')
  return new Promise((resolve) => {
    asked.addEventListener('message', ({ data }: MessageEvent<boolean>) => resolve(data), { once: true })
    asked.addEventListener('error', () => resolve('gone'), { once: true })
  })
}
