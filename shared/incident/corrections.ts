// Corrections 訂正 and 誤入力: what stands of each operation once later ones have been heard (OP5).
// The latest correction that is not itself marked 誤入力 governs; all of them stay visible.
import { readOperation } from './operation.ts'
import { confirmedIn, isSetting, maySet } from './upload.ts'
import type { Upload } from './upload.ts'
import type { Operation, OperationOf, ReadOperation } from './operation.ts'

export type NotApplied =
  | 'noSuchCall'
  | 'callWithdrawn'
  | 'noSuchOperation'
  | 'namesLaterOperation'
  | 'bodyDoesNotFit'
  | 'notAdministrators'

export type Standing = {
  nature: 'asSaid' | 'amended' | 'mistaken'
  /** The operation as it is to be read now; its bytes in the log are untouched. */
  read: ReadOperation
  /** The correction that governs, and why an operation had no effect. */
  correctedBy: string | null
  notApplied: NotApplied | null
}

/** Corrections of corrections that are followed to their root: nobody corrects so often (TR8). */
const longestChain = 100

type Line = ReadOperation & { upload?: Upload | undefined }

/** How each operation stands, by id. `sorted` is in record order (SY3). */
export function standings(sorted: readonly Line[]): Map<string, Standing> {
  const confirmed = confirmedIn(sorted)
  const lines = new Map(sorted.map((line) => [line.operation.id, line]))
  const hasSettings = sorted.some(({ operation: { type } }) => isSetting(type))
  const sets = ({ operation: { id }, upload }: Line) => maySet(upload, confirmed.has(id))
  const standing = new Map<string, Standing>(
    sorted.map((line) => {
      const { upload: _upload, ...read } = line
      const { id, type } = read.operation
      const notApplied = isSetting(type) && !sets(line) ? 'notAdministrators' : null
      return [id, { nature: 'asSaid', read, correctedBy: null, notApplied }]
    }),
  )
  const later = new Set<string>()

  function hear({ known, operation }: ReadOperation, line: Line): NotApplied | null {
    if (!known || operation.type !== 'v1.corrected') return null
    const { id, body } = operation
    if (later.has(body.operation) || body.operation === id) return 'namesLaterOperation'
    const target = standing.get(body.operation)
    if (target === undefined) return 'noSuchOperation'
    if (target.correctedBy !== null || body.nature === 'remarked') return null
    const { read } = target
    const after = body.nature === 'amended' && read.known ? amended(read.operation, body) : null
    if (!sets(line) && (ofSetting(body.operation) || ofSetting(after && correctedBy(after))))
      return 'notAdministrators'
    if (body.nature === 'mistaken') target.nature = 'mistaken'
    else {
      if (after === null) return 'bodyDoesNotFit'
      target.nature = 'amended'
      target.read = after
    }
    target.correctedBy = id
    return null
  }

  /** Whether this is a setting or, through corrections, as they were said or as they are now, corrects one; so does too long a chain. */
  function ofSetting(first: string | null): boolean {
    if (!hasSettings) return false
    const reached = new Set([first])
    for (const id of reached)
      for (const read of [lines.get(id ?? ''), standing.get(id ?? '')?.read])
        if (read !== undefined) {
          if (isSetting(read.operation.type)) return true
          reached.add(correctedBy(read))
          if (reached.size > longestChain) return true
        }
    return false
  }

  // From the end: whether a correction stands is settled before it is heard.
  for (const line of sorted.toReversed()) {
    const { id } = line.operation
    const own = standing.get(id)
    if (own !== undefined && own.nature !== 'mistaken') own.notApplied ??= hear(own.read, line)
    later.add(id)
  }
  return standing
}

/** The operation that this one corrects; null: it is no correction. */
function correctedBy({ known, operation }: ReadOperation): string | null {
  return known && operation.type === 'v1.corrected' ? operation.body.operation : null
}

/** The operation as the correction has it; null: it does not fit. */
export function amended(
  operation: Operation,
  { body, said }: OperationOf<'v1.corrected'>['body'],
): ReadOperation | null {
  const read = readOperation({ ...operation, ...said, body })
  return read?.known === true ? read : null
}
