// Rivals: judgements of the same question. A later one names those it takes the place of; made apart, neither naming
// the other, they stand together (OP8).
export type Rivals<T> = {
  standing: readonly T[]
  /** Ids that any of them has named, whether already heard or not: clocks may put the naming one first. */
  replaced: ReadonlySet<string>
}

export const noRivals = { standing: [], replaced: new Set<string>() } as const

/** Hears one more judgement. Of judgements that name each other in a ring, the last to stand stays. */
export function judge<T extends { operation: string }>(
  { standing, replaced }: Rivals<T>,
  one: T,
  replaces: readonly string[],
): Rivals<T> {
  const named = new Set([...replaced, ...replaces])
  const all = [...standing, one]
  const kept = all.filter(({ operation }) => !named.has(operation))
  return { standing: kept.length > 0 ? kept : standing, replaced: named }
}
