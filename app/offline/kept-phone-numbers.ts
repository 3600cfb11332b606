// The numbers in force, kept beside the precached page: the service worker writes them into it when they change, and
// again when a new version takes over, so that an address opened offline, without a script, shows them. Whatever fails
// here, the page stands as it was.
import { withPhoneNumbers } from './page-phone-numbers.ts'

export const phoneNumbersKept = 'NUMBERS_KEPT'

const cacheName = 'numbers'
/** An address within that cache alone. */
const address = '/numbers'

/** Keeps them on this device, and tells the worker. */
export async function keepPhoneNumbers(numbers: string): Promise<void> {
  // Without https there is neither.
  if (!('caches' in globalThis) || !('serviceWorker' in navigator)) return
  try {
    const cache = await caches.open(cacheName)
    await cache.put(address, new Response(numbers))
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage({ type: phoneNumbersKept })
  } catch {
    // Storage refused or full.
  }
}

let writing = Promise.resolve()

/** In the worker: writes the kept numbers into the page that its precache holds at `url`, one write after the other. */
export function writeKeptPhoneNumbers(precache: string, url: string): Promise<void> {
  writing = writing.then(() => write(precache, url)).catch(() => {})
  return writing
}

async function write(precache: string, url: string): Promise<void> {
  const cache = await caches.open(precache)
  const kept = await caches.match(address, { cacheName })
  const page = await cache.match(url)
  if (kept === undefined || page === undefined) return
  const before = await page.text()
  const after = withPhoneNumbers(before, await kept.text())
  if (after === before) return
  const headers = new Headers(page.headers)
  for (const ofBytes of ['content-encoding', 'content-length']) headers.delete(ofBytes)
  await cache.put(url, new Response(after, { headers }))
}
