// The focus goes with the screen (SC4): whoever goes on by keyboard, or listens, goes on where the new one begins.
import { nextTick } from 'vue'

/** To be called as a screen takes the place of another one, or, `starts`, of the call screen that stands in the page. */
export async function keepFocus(starts: boolean): Promise<void> {
  const before = document.activeElement
  if (starts && before === document.body) return
  await nextTick()
  const now = document.activeElement
  const takenByScreen = now !== before && now !== document.body
  if (takenByScreen || (starts && before?.checkVisibility())) return
  if (!focusFirst('main h1')) focusFirst('main')
}

/** Answers whether any of these is to be seen: the first of them has the focus now. */
export function focusFirst(selector: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility())
  found?.setAttribute('tabindex', '-1')
  found?.focus({ preventScroll: true })
  return found !== undefined
}
