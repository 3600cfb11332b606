// The second tap of a double tap is no other act: it presses nothing that has come to stand where the first one was (SC3),
// and no button there for a moment after a save: the next thing's may look the same. A number that stood there already,
// and has not moved, is meant: a call is never held up.
import { watch } from 'vue'
import { lastSaved } from '../record/state/last-saved.ts'

const doubleTapMs = 400
/** As long as it takes to see that a save has brought another button under the thumb. */
const settlingMs = 1_000
const thumbPx = 24

/** `stood`: where the numbers and buttons were when it came. */
type Tap = { pressed: Element; x: number; y: number; atMs: number; stood: Map<Element, string> }

/** Guards all of the page that is pressed. */
export function guardDoubleTap(): void {
  let first: Tap | null = null
  let savedAtMs = -Infinity
  watch(lastSaved, (saved) => saved !== null && (savedAtMs = performance.now()), { flush: 'sync' })
  document.addEventListener(
    'click',
    (event) => {
      // A key presses what has the focus, and nothing takes that one's place.
      if (event.detail === 0) {
        first = null
        return
      }
      const { target, clientX: x, clientY: y, timeStamp: atMs } = event
      const pressed = target instanceof Element ? target.closest('a, button, summary, label') : null
      if (first !== null && pressed !== null && pressed !== first.pressed && isHasty(first, pressed, event)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      } else {
        const all = [...document.querySelectorAll('a[href^="tel:"], button')]
        first = pressed && { pressed, x, y, atMs, stood: new Map(all.map((one) => [one, placeOf(one)])) }
      }
    },
    { capture: true },
  )
  // Something typed in between shows that the next tap is meant.
  document.addEventListener('input', () => (first = null), { capture: true })

  function isHasty(before: Tap, pressed: Element, { clientX: x, clientY: y, timeStamp: atMs }: MouseEvent) {
    if (Math.hypot(x - before.x, y - before.y) >= thumbPx) return false
    const stood = before.stood.get(pressed) === placeOf(pressed)
    if (atMs - before.atMs < doubleTapMs) return !stood || pressed.matches('button')
    return pressed.matches('button') && !stood && savedAtMs > before.atMs && atMs - savedAtMs < settlingMs
  }
}

function placeOf(element: Element): string {
  const { x, y } = element.getBoundingClientRect()
  return `${x} ${y}`
}
