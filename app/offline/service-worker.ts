/// <reference lib="webworker" />
// Service worker: a list of registrations. Everything is precached; an update waits until a person agrees.
import { cacheNames } from 'workbox-core'
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { phoneNumbersKept, writeKeptPhoneNumbers } from './kept-phone-numbers.ts'

declare const self: ServiceWorkerGlobalScope

// Past the browser's own cache: a page that asks for the same file meanwhile would wait for this download, and one that
// was left in the middle of its own has been seen to leave both waiting for ever.
addPlugins([{ requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-store' }) }])
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }))

self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting()
  if (event.data?.type === phoneNumbersKept) event.waitUntil(writeNumbers())
})
// A new version brings the page as it was built: no page is opened with it before it has the town's numbers.
self.addEventListener('activate', (event) => event.waitUntil(writeNumbers()))

function writeNumbers(): Promise<void> {
  return writeKeptPhoneNumbers(cacheNames.precache, getCacheKeyForURL('/index.html') ?? '')
}

// Background Sync: what was recorded offline goes up even when no page is open.
self.addEventListener('sync', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(sendOutbox())
})

/** The record and its sync are bundled here but run when they are wanted: no page waits for them to start. */
async function sendOutbox(): Promise<void> {
  const [{ phone }, { isWaiting }, { sync }] = await Promise.all([
    import('../record/log/this-phone.ts'),
    import('../record/log/outbox.ts'),
    import('../sync/engine.ts'),
  ])
  if (!(await isWaiting(phone))) return
  const result = await sync(phone)
  if (result === 'unreachable' || result === 'later') throw new Error('not sent yet: the browser tries again')
}
