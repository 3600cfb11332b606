// The time as the screens show it: told again each minute and when the page comes back, so that nothing stands still.
import { shallowRef } from 'vue'

const minuteMs = 60_000

export const now = shallowRef(new Date())

function tell(): void {
  now.value = new Date()
}

setInterval(tell, minuteMs)
addEventListener('pageshow', tell)
document.addEventListener('visibilitychange', tell)
