// Reading a bundle in a worker: a page that unpacks and hashes a gigabyte by itself would stand still. Rule BU5.
import type { Progress, Step } from '../../ui/long-work.ts'
import { readBundle } from './read-bundle.ts'
import type { ReadBundle, Unreadable } from './read-bundle.ts'

export type FromWorker = { progress: Progress } | { read: ReadBundle | Unreadable } | { failed: true }

/** As `readBundle`; ended with `step`, which throws once the person has stopped it. */
export async function readBundleAside(file: File, step: Step): Promise<ReadBundle | Unreadable> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  try {
    const read = await new Promise<ReadBundle | Unreadable | 'gone'>((resolve, reject) => {
      // An update in another tab has taken the worker's file.
      worker.addEventListener('error', () => resolve('gone'), { once: true })
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if ('progress' in data) step(data.progress).catch(reject)
        else if ('read' in data) resolve(data.read)
        else reject(new Error('not read'))
      })
      worker.postMessage(file)
    })
    return read === 'gone' ? await readBundle(file, step) : read
  } finally {
    worker.terminate()
  }
}
