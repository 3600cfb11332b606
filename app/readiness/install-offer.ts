// The browser's own offer to install the app (Android, desktop): kept for the button in 備え. Shown by the browser itself
// it would stand over the numbers.
import { shallowRef } from 'vue'

declare global {
  interface WindowEventMap {
    beforeinstallprompt: Event & { prompt: () => Promise<unknown> }
  }
}

/** Null where the browser has made no offer, or the person has answered it. */
export const installOffer = shallowRef<(() => Promise<void>) | null>(null)

/** It has been put on the home screen from this very page, which goes on in the browser. */
export const justInstalled = shallowRef(false)

/** To be called before the browser makes its offer: at the app's start. */
export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installOffer.value = async () => {
      installOffer.value = null
      await event.prompt()
    }
  })
  addEventListener('appinstalled', () => {
    justInstalled.value = true
  })
}
