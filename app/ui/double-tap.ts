// The second tap of a double tap is no other act: it presses nothing that has come to stand where the first one was (SC3).
// A number that stood there already, and has not moved, is meant: a call is never held up.
const doubleTapMs = 400
const thumbPx = 24

/** Guards all of the page that is pressed. */
export function guardDoubleTap(): void {
  let first: { pressed: Element; x: number; y: number; atMs: number; stood: Map<Element, string> } | null =
    null
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
      const isSecond =
        first !== null && atMs - first.atMs < doubleTapMs && Math.hypot(x - first.x, y - first.y) < thumbPx
      if (
        isSecond &&
        pressed !== null &&
        pressed !== first?.pressed &&
        first?.stood.get(pressed) !== placeOf(pressed)
      ) {
        event.preventDefault()
        event.stopImmediatePropagation()
      } else {
        const numbers = [...document.querySelectorAll('a[href^="tel:"]')]
        const stood = new Map(numbers.map((number) => [number, placeOf(number)]))
        first = pressed && { pressed, x, y, atMs, stood }
      }
    },
    { capture: true },
  )
  // Something typed in between shows that the next tap is meant.
  document.addEventListener('input', () => (first = null), { capture: true })
}

function placeOf(element: Element): string {
  const { x, y } = element.getBoundingClientRect()
  return `${x} ${y}`
}
