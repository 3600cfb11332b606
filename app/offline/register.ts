// Registration of the service worker (workbox-window). A new version is offered, never forced: it would reload a form. New
// versions are followed here: the library stops listening after the second one, though that may never have come whole.
import type { Workbox } from 'workbox-window'
import { shallowRef } from 'vue'

const updateCheckMs = 60 * 60 * 1000

/** Set while a new version waits; calling it takes the new version and reloads. */
export const waitingUpdate = shallowRef<(() => void) | null>(null)

/** The browser did not take the worker: without a network this page does not open. */
export const workerRefused = shallowRef(false)

/** Registers the worker where there is one (https or localhost). */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox('/service-worker.js')
  let asked = false
  // The new version is taken in all tabs at once; one in which nobody asked for it reloads when somebody does.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    else if (waitingUpdate.value !== null) waitingUpdate.value = () => location.reload()
  })
  try {
    const registration = await workbox.register()
    if (registration !== undefined) offerUpdates(workbox, registration, () => (asked = true))
  } catch {
    // Blocked by the browser, or a certificate it doesn't trust: the app works as long as the page is open.
    workerRefused.value = true
  }
}

function offerUpdates(workbox: Workbox, registration: ServiceWorkerRegistration, taken: () => void): void {
  const offer = () => {
    // The first version of all waits for nobody.
    if (registration.waiting === null || registration.active === null) return
    waitingUpdate.value = () => {
      taken()
      workbox.messageSkipWaiting()
    }
  }
  const follow = () => registration.installing?.addEventListener('statechange', offer)
  registration.addEventListener('updatefound', follow)
  follow()
  offer()
  const look = () => void registration.update().catch(() => {})
  // The browser's own look comes a second after the last file that a page asks for: on a busy phone, late.
  if (registration.active !== null) look()
  setInterval(look, updateCheckMs)
}
