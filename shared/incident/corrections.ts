// Corrections 訂正 and 誤入力: what stands of each operation once later ones have been heard (OP5).
// The latest correction that is not itself marked 誤入力 governs; all of them stay visible.
import { operationBodies } from './operation-bodies.ts'
import { readOperation } from './operation.ts'
import type { Operation, ReadOperation } from './operation.ts'

export type NotApplied =
  | 'noSuchCall'
  | 'callWithdrawn'
  | 'noSuchOperation'
  | 'namesLaterOperation'
  | 'bodyDoesNotFit'

export type Standing = {
  nature: 'asSaid' | 'amended' | 'mistaken'
  /** The operation as it is to be read now; its bytes in the log are untouched. */
  read: ReadOperation
  /** The correction that governs, and why an operation had no effect. */
  correctedBy: string | null
  notApplied: NotApplied | null
}

/** What stands of each operation, by id. `sorted` is in record order (SY3). */
export function standings(sorted: readonly ReadOperation[]): Map<string, Standing> {
  const standing = new Map<string, Standing>(
    sorted.map((read) => [
      read.operation.id,
      { nature: 'asSaid', read, correctedBy: null, notApplied: null },
    ]),
  )
  const later = new Set<string>()
  // From the end: whether a correction stands is settled before it is heard.
  for (const { operation } of sorted.toReversed()) {
    const own = standing.get(operation.id)
    if (own !== undefined && own.nature !== 'mistaken') own.notApplied = hear(own.read, standing, later)
    later.add(operation.id)
  }
  return standing
}

function hear(read: ReadOperation, standing: Map<string, Standing>, later: Set<string>): NotApplied | null {
  if (!read.known || read.operation.type !== 'v1.corrected') return null
  const { id, body } = read.operation
  if (later.has(body.operation) || body.operation === id) return 'namesLaterOperation'
  const target = standing.get(body.operation)
  if (target === undefined) return 'noSuchOperation'
  if (target.correctedBy !== null) return null
  if (body.nature === 'mistaken') target.nature = 'mistaken'
  else {
    const amended = target.read.known ? amend(target.read.operation, body.body) : null
    if (amended === null) return 'bodyDoesNotFit'
    target.nature = 'amended'
    target.read = amended
  }
  target.correctedBy = id
  return null
}

function amend(operation: Operation, body: Record<string, unknown> | null): ReadOperation | null {
  const fits = operationBodies[operation.type].safeParse(body)
  return fits.success ? readOperation({ ...operation, body: fits.data }) : null
}
