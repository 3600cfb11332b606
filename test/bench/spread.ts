// The spread of repeated runs: one figure that stands for them, and how far they lie apart.
export type Spread = { median: number; low: number; high: number; runs: number }

/** Median and quartiles. Throws where there was no run. */
export function spread(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b)
  return { median: at(sorted, 0.5), low: at(sorted, 0.25), high: at(sorted, 0.75), runs: figures.length }
}

function at(sorted: readonly number[], share: number): number {
  const figure = sorted[Math.round((sorted.length - 1) * share)]
  if (figure === undefined) throw new Error('no run to measure by')
  return figure
}

export function inMs({ median, low, high }: Spread): string {
  return `${Math.round(median)} ms (${Math.round(low)}–${Math.round(high)})`
}
