// Of many lines those that are shown where there is room for so many: what weighs first, then the latest of the rest.

export function shownLatest<T>(all: readonly T[], most: number, weighs: (one: T) => boolean): T[] {
  const first = all.filter(weighs).slice(-most)
  const rest = all.filter((one) => !weighs(one))
  return [...first, ...rest.slice(Math.max(0, rest.length - (most - first.length)))]
}
