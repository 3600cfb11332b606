// Places: so many have one at once, the others wait in the order in which they came.

/** Answers what gives the place back; null: none became free in time. */
export function takePlaces(most: number, limitMs: number): () => Promise<(() => void) | null> {
  let free = most
  const waiting = new Set<() => void>()
  const leave = () => {
    const [next] = waiting
    if (next === undefined) free += 1
    else next()
  }
  return () => {
    if (free > 0) {
      free -= 1
      return Promise.resolve(leave)
    }
    return new Promise((resolve) => {
      const taken = () => {
        clearTimeout(late)
        waiting.delete(taken)
        resolve(leave)
      }
      const late = setTimeout(() => {
        waiting.delete(taken)
        resolve(null)
      }, limitMs)
      waiting.add(taken)
    })
  }
}
