// Registration of the service worker (workbox-window). A new version is offered, never forced: it would reload a form.
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
  workbox.addEventListener('waiting', () => {
    waitingUpdate.value = () => {
      asked = true
      workbox.messageSkipWaiting()
    }
  })
  // The new version is taken in all tabs at once; one in which nobody asked for it reloads when somebody does.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    else if (waitingUpdate.value !== null) waitingUpdate.value = () => location.reload()
  })
  try {
    await workbox.register()
  } catch {
    // Blocked by the browser, or a certificate it doesn't trust: the app works as long as the page is open.
    workerRefused.value = true
  }
  setInterval(() => void workbox.update().catch(() => {}), updateCheckMs)
}
