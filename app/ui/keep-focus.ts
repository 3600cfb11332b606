// The focus goes with the screen (SC4): whoever goes on by keyboard, or listens, goes on where the new one begins.
import { nextTick } from 'vue'

/** To be called as a screen takes the place of another one, or, `starts`, of the call screen that stands in the page. */
export async function keepFocus(starts: boolean): Promise<void> {
  const before = document.activeElement
  if (starts && (before === null || before === document.body)) return
  await nextTick()
  const now = document.activeElement
  const takenByScreen = now !== before && now !== document.body
  if (takenByScreen || (starts && before?.checkVisibility())) return
  const main = [...document.querySelectorAll('main')].find((one) => one.checkVisibility())
  if (main === undefined || focusHeading(main)) return
  main.focus({ preventScroll: true })
  const coming = new MutationObserver(() => {
    if (document.activeElement !== main || focusHeading(main)) coming.disconnect()
  })
  coming.observe(main, { childList: true, subtree: true })
}

/** Answers whether there is one yet: an incident is read first. */
function focusHeading(main: HTMLElement): boolean {
  const heading = [...main.querySelectorAll('h1')].find((one) => one.checkVisibility())
  if (heading === undefined) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}
