// Long work: done in slices, so that the page stays usable; its progress is said and a person can stop it.
import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'

const sliceMs = 16

export type Progress = { done: number; of: number; words: string }

/** Says how far the work is, and lets the page breathe; throws once the person has stopped it. */
export type Step = (progress: Progress) => Promise<void>

export type Done<T> = { ok: true; value: T } | { ok: false; why: 'stopped' | 'failed' }

export type LongWork = {
  /** Null while nothing runs. */
  progress: Ref<Progress | null>
  run: <T>(work: (step: Step) => Promise<T>) => Promise<Done<T>>
  stop: () => void
}

/** One work at a time; whoever leaves the screen stops it. */
export function useLongWork(): LongWork {
  const progress = ref<Progress | null>(null)
  let running: AbortController | null = null
  onScopeDispose(stop)
  return { progress, run, stop }

  function stop(): void {
    running?.abort()
  }

  async function run<T>(work: (step: Step) => Promise<T>): Promise<Done<T>> {
    stop()
    const own = new AbortController()
    running = own
    let rested = performance.now()
    progress.value = { done: 0, of: 0, words: '' }
    try {
      const value = await work(async (now) => {
        own.signal.throwIfAborted()
        if (performance.now() - rested < sliceMs) return
        progress.value = now
        await breath()
        rested = performance.now()
        own.signal.throwIfAborted()
      })
      return { ok: true, value }
    } catch {
      return { ok: false, why: own.signal.aborted ? 'stopped' : 'failed' }
    } finally {
      if (running === own) progress.value = null
    }
  }
}

/** A message to itself: in a tab that nobody looks at a timer would wait a second each time. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => resolve(), { once: true })
    port1.start()
    port2.postMessage(null)
  })
}
