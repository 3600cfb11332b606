const rowsAtOnce = 60

/** Many rows of one transaction, some at a time: a frame may come between some and the next ones. */
export function slicesOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) =>
    rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
  )
}
