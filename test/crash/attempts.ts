// What a phone notices of a server that goes: attempts that failed, one after the other, until one succeeded.

export type Streak = { fromMs: number; untilMs: number; failed: string[] }
export type Span = { fromMs: number; untilMs: number }

/** Of one phone and one kind of request. */
export function countAttempts() {
  const streaks: Streak[] = []
  let open: Streak | null = null
  return {
    streaks,
    isFailing: () => open !== null,
    /** `begunMs`: when the attempt was. */
    failed(begunMs: number, why: string): void {
      if (open === null) streaks.push((open = { fromMs: begunMs, untilMs: Infinity, failed: [] }))
      open.failed.push(why)
    },
    succeeded(): void {
      if (open !== null) open.untilMs = performance.now()
      open = null
    },
  }
}

/** Those of them that a span touches, and the others. */
export function partedBy(streaks: readonly Streak[], span: Span): { within: Streak[]; apart: Streak[] } {
  const touches = ({ fromMs, untilMs }: Streak) => fromMs < span.untilMs && untilMs > span.fromMs
  return { within: streaks.filter(touches), apart: streaks.filter((streak) => !touches(streak)) }
}

/** How many phones, and how many attempts in a row at most: `of` is a list for each phone. */
export function noticed(of: readonly (readonly Streak[])[]): string {
  const most = of.map((streaks) => Math.max(0, ...streaks.map(({ failed }) => failed.length)))
  const retried = most.filter((count) => count === 1).length
  const more = most.filter((count) => count > 1).length
  const words = of.flat().flatMap(({ failed }) => failed)
  const counts = [...new Set(words)].map(
    (word) => `${words.filter((each) => each === word).length} × ${word}`,
  )
  return `${retried} phones by one retry, ${more} by more, ${Math.max(0, ...most)} in a row at most (${counts.join(', ')})`
}
