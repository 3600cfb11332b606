// Idle: work that can wait until the page is loaded and has nothing else to do.

/** Safari has no idle callback: there a pause after loading stands for it. */
const pauseMs = 1_000

export function whenIdle(work: () => void): void {
  if (document.readyState !== 'complete') addEventListener('load', () => whenIdle(work), { once: true })
  else if ('requestIdleCallback' in globalThis) requestIdleCallback(work)
  else setTimeout(work, pauseMs)
}
