// Chance that can be repeated: everything a run decides comes from its seed (mulberry32).
export type Random = {
  /** In [0, 1). */
  real: () => number
  /** In [0, below). */
  int: (below: number) => number
  chance: (probability: number) => boolean
  pick: <T>(of: readonly T[]) => T
  bytes: (length: number) => Uint8Array<ArrayBuffer>
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const real = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(real() * below)
  return {
    real,
    int,
    chance: (probability) => real() < probability,
    pick: (of) => {
      const found = of[int(of.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
  }
}
