// The browser that is measured: a whole Chromium, its main thread as slow as a phone's. With `--smoke`, where no figure
// counts, the headless shell at its own speed: the same engine for a third of the processor's time. The cold start alone
// keeps a whole one, whose protocol it speaks by itself.
import { chromiumPath, headlessShellPath } from '../e2e/chromium.mjs'

export const smoke = process.argv.includes('--smoke')
export const browserPath = smoke ? headlessShellPath() : chromiumPath()
/** How many times slower the page's main thread is made; for a worker the protocol answers "only supported for pages". */
export const slowdown = smoke ? 1 : 4
