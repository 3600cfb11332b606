// Turns: what many ask at once goes on a few at a time, in the order in which it came.

export function takeTurns(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    isWaiting: () => waiting.length > 0,
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
      else running += 1
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
