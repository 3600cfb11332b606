// Registration of the service worker. A new version is offered, never forced: it would reload a form. Not by workbox-window:
// it stops listening after the second version that it hears of, though that may never have come whole.
import { shallowRef } from 'vue'

const updateCheckMs = 60 * 60 * 1000

/** Set while a new version waits; calling it takes the new version and reloads. */
export const waitingUpdate = shallowRef<(() => void) | null>(null)

/** The browser did not take the worker: without a network this page does not open. */
export const workerRefused = shallowRef(false)

/** Registers the worker where there is one (https or localhost). */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let asked = false
  // The new version is taken in all tabs at once; one in which nobody asked for it reloads when somebody does.
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    else if (waitingUpdate.value !== null) waitingUpdate.value = () => location.reload()
  })
  try {
    offerUpdates(await serviceWorker.register('/service-worker.js'), () => {
      asked = true
    })
  } catch {
    // Blocked by the browser, or a certificate it doesn't trust: the app works as long as the page is open.
    workerRefused.value = true
  }
}

function offerUpdates(registration: ServiceWorkerRegistration, taken: () => void): void {
  const offer = () => {
    // The first version of all waits for nobody.
    if (registration.waiting === null || registration.active === null) return
    waitingUpdate.value = () => {
      taken()
      registration.waiting?.postMessage({ type: 'SKIP_WAITING' })
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
