// Idle: work that can wait until the page is loaded and has nothing else to do.

/** A busy page is never idle, and Safari doesn't say: then a pause after loading stands for it. */
const pauseMs = 1_000

export function whenIdle(work: () => void): void {
  if (document.readyState !== 'complete') addEventListener('load', () => whenIdle(work), { once: true })
  else if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: pauseMs })
  else setTimeout(work, pauseMs)
}
