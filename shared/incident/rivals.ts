// Rivals: judgements of the same question. A later one names those it takes the place of; made apart, neither naming
// the other, they stand together (OP8).
export type Rivals<T> = {
  standing: readonly T[]
  /** By judgement: whom it takes the place of, heard or not yet; clocks may put the naming one first. */
  named: ReadonlyMap<string, readonly string[]>
}

export const noRivals = { standing: [], named: new Map<string, string[]>() } as const

/** Hears one more judgement. A name that closes a ring does not count, so that one of the ring always stands. */
export function judge<T extends { operation: string }>(
  { standing, named: before }: Rivals<T>,
  one: T,
  replaces: readonly string[],
): Rivals<T> {
  const counting = replaces.filter((id) => !reachedFrom(id, before).has(one.operation))
  const named = new Map(before).set(one.operation, counting)
  const replaced = new Set([...named.values()].flat())
  return { standing: [...standing, one].filter(({ operation }) => !replaced.has(operation)), named }
}

/** A judgement, whom it names, whom those name, and so on. */
function reachedFrom(id: string, named: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([id])
  // A set walks on over what is added to it.
  for (const each of reached) for (const next of named.get(each) ?? []) reached.add(next)
  return reached
}
