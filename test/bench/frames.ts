// How long the main thread kept a frame waiting, while something was done.
import type { Page } from '@playwright/test'

/** Milliseconds. Beside the longest the one of a like time in which the page had nothing to do: what this machine adds. */
export type Frames = { longestMs: number; idleMs: number }

/** The longest wait for a frame while `work` is done, and of the page at rest for as long afterwards, `mostIdleMs` at most. */
export async function framesWhile(
  page: Page,
  work: () => Promise<unknown>,
  mostIdleMs = 5_000,
): Promise<Frames> {
  const begun = performance.now()
  await page.evaluate(watchFrames)
  await work()
  const longestMs = await page.evaluate(longestWait)
  const spentMs = performance.now() - begun
  await page.evaluate(watchFrames)
  await new Promise((resolve) => setTimeout(resolve, Math.min(spentMs, mostIdleMs)))
  return { longestMs, idleMs: await page.evaluate(longestWait) }
}

/** In the page: from now on. */
function watchFrames(): void {
  const watch = { longestMs: 0 }
  Object.assign(globalThis, { watchedFrames: watch })
  let last = performance.now()
  const look = (now: number) => {
    watch.longestMs = Math.max(watch.longestMs, now - last)
    last = now
    if (Reflect.get(globalThis, 'watchedFrames') === watch) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function longestWait(): number {
  const watch: { longestMs: number } = Reflect.get(globalThis, 'watchedFrames')
  return watch.longestMs
}
