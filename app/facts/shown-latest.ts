// Of many lines those that are shown where there is room for so many: what weighs, then the latest of the rest, in the order
// in which they came.

export function shownLatest<T>(all: readonly T[], most: number, weighs: (one: T) => boolean): T[] {
  const placed = all.map((one, at) => ({ one, at }))
  const first = placed.filter(({ one }) => weighs(one)).slice(-most)
  const rest = placed.filter(({ one }) => !weighs(one))
  const latest = rest.slice(Math.max(0, rest.length - (most - first.length)))
  return [...first, ...latest].toSorted((a, b) => a.at - b.at).map(({ one }) => one)
}
