// Tab, pressed from the top of a screen until it has gone round.
import { userEvent } from 'vitest/browser'
import type { Screen } from '../screen.ts'

export type Stop = {
  text: string
  top: number
  bottom: number
  /** Ringed, and covered by nothing. */
  seen: boolean
}

const mostStops = 80

export async function tabThrough(screen: Screen): Promise<Stop[]> {
  const { body } = screen.document()
  screen.window().focus()
  body.tabIndex = -1
  body.focus()
  body.removeAttribute('tabindex')
  const visited = new Set<Element>()
  const stops: Stop[] = []
  while (stops.length < mostStops) {
    await userEvent.keyboard('{Tab}')
    const focused = screen.document().activeElement
    if (!screen.document().hasFocus() || focused === null || focused === body || visited.has(focused)) break
    visited.add(focused)
    stops.push(stopAt(focused, screen))
  }
  return stops
}

export const textsOf = (stops: readonly Stop[]) => stops.map(({ text }) => text)

export const unseen = (stops: readonly Stop[]) => stops.filter(({ seen }) => !seen)

function stopAt(element: Element, screen: Screen): Stop {
  const { document, scrollY } = screen.window()
  const { top, bottom, left, width, height } = element.getBoundingClientRect()
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const ringed = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  const above = document.elementFromPoint(left + width / 2, top + height / 2)
  const uncovered = above !== null && (element.contains(above) || above.contains(element))
  return {
    text: element.textContent?.trim() ?? '',
    top: top + scrollY,
    bottom: bottom + scrollY,
    seen: ringed && uncovered,
  }
}
