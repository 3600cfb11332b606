// Where the buttons that save are, for what must not lie near them (TL3).

/** Between 取り消す and the next button that saves. */
export const clearPx = 64

/** Those that are not wholly above this line of the window. */
export function actsInSight(fromPx: number): DOMRect[] {
  const shown = [...document.querySelectorAll('main .act')].filter((act) => act.checkVisibility())
  return shown.map((act) => act.getBoundingClientRect()).filter(({ bottom }) => bottom > fromPx)
}

export function isNear(one: DOMRect, other: DOMRect): boolean {
  const beside = Math.max(other.left - one.right, one.left - other.right)
  return Math.max(other.top - one.bottom, one.top - other.bottom, beside) < clearPx
}
