// The focus is not lost with what had it (SC4): whoever pressed Tab early goes on at the start of the screen that came.
import { nextTick } from 'vue'

/** To be called before a screen takes the place of another one, or of the call screen that stands in the page. */
export async function keepFocus(): Promise<void> {
  const before = document.activeElement
  if (before === null || before === document.body) return
  await nextTick()
  const now = document.activeElement
  const takenByScreen = now !== before && now !== document.body
  if (takenByScreen || before.checkVisibility()) return
  const mains = [...document.querySelectorAll('main')]
  mains.find((main) => main.checkVisibility())?.focus({ preventScroll: true })
}
