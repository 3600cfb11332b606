// Town 町の記録: what its operations (subject `town`) say and stands. Of each row of a table what was said last governs.
import { standings } from './corrections.ts'
import { inRecordOrder } from './fold.ts'
import type { LogEntry } from './fold.ts'
import { saidOf } from './incident.ts'
import type { Said } from './incident.ts'
import type { Operation, OperationOf, OperationType } from './operation.ts'

/** What stands, and the lines it was said by, in record order. */
export type Town = Said & { lines: readonly LogEntry[] }

/**
 * The town as its operations tell, in any order and any repetition (OP4). `until`: only what was said up to this
 * operation, in record order; where it isn't here, everything.
 */
export function townOf(entries: readonly LogEntry[], until: string | null = null): Town {
  const sorted = inRecordOrder(entries)
  const last = until === null ? -1 : sorted.findIndex(({ operation }) => operation.id === until)
  const lines = last < 0 ? sorted : sorted.slice(0, last + 1)
  const said = new Map<OperationType, Operation[]>()
  for (const { nature, read, notApplied } of standings(lines).values()) {
    if (nature === 'mistaken' || notApplied !== null || !read.known) continue
    const { operation } = read
    said.set(operation.type, [...(said.get(operation.type) ?? []), operation])
  }
  return { said, lines }
}

/** By row: every operation that said something of it, in record order; the last one governs. */
export function rowsOf<T extends OperationType>(
  town: Town,
  type: T,
  rowOf: (operation: OperationOf<T>) => string,
): Map<string, OperationOf<T>[]> {
  const rows = new Map<string, OperationOf<T>[]>()
  for (const operation of saidOf(town, type)) {
    const row = rowOf(operation)
    rows.set(row, [...(rows.get(row) ?? []), operation])
  }
  return rows
}

/** The operation that governs each row, in the order in which the rows were first named. */
export function governing<T extends OperationType>(
  town: Town,
  type: T,
  rowOf: (operation: OperationOf<T>) => string,
): OperationOf<T>[] {
  return [...rowsOf(town, type, rowOf).values()].flatMap((said) => said.at(-1) ?? [])
}
