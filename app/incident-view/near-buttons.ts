// How far a button stands from those that save: a thumb that meant one never meets the other (TL3).

export const thumbPx = 64

/** From its edge to the nearest edge of a button that saves, in px; Infinity where none is in sight. */
export function nearestPx(button: Element): number {
  const own = button.getBoundingClientRect()
  const others = [...document.querySelectorAll('.act, button[type="submit"]')].filter((other) =>
    other.checkVisibility(),
  )
  return Math.min(Infinity, ...others.map((other) => gapPx(own, other.getBoundingClientRect())))
}

function gapPx(one: DOMRect, other: DOMRect): number {
  const across = Math.max(0, one.left - other.right, other.left - one.right)
  const down = Math.max(0, one.top - other.bottom, other.top - one.bottom)
  return Math.hypot(across, down)
}
