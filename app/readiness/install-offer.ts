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

/** To be called before the browser makes its offer: at the app's start. */
export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installOffer.value = async () => {
      installOffer.value = null
      await event.prompt()
    }
  })
}
