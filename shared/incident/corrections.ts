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

type Line = ReadOperation & { upload?: Upload | undefined }

/** How each operation stands, by id. `sorted` is in record order (SY3). */
export function standings(sorted: readonly Line[]): Map<string, Standing> {
  const confirmed = confirmedIn(sorted)
  const sets = new Map(
    sorted.map(({ operation, upload }) => [operation.id, maySet(upload, confirmed.has(operation.id))]),
  )
  const standing = new Map<string, Standing>(
    sorted.map((line) => {
      const { upload: _upload, ...read } = line
      const { id, type } = read.operation
      const notApplied = isSetting(type) && !sets.get(id) ? 'notAdministrators' : null
      return [id, { nature: 'asSaid', read, correctedBy: null, notApplied }]
    }),
  )
  const asSaid = new Map<string, ReadOperation>(sorted.map((line) => [line.operation.id, line]))
  const later = new Set<string>()
  // From the end: whether a correction stands is settled before it is heard.
  for (const { operation } of sorted.toReversed()) {
    const own = standing.get(operation.id)
    if (own !== undefined && own.nature !== 'mistaken')
      own.notApplied ??= hear(own.read, { standing, asSaid, later, sets: sets.get(operation.id) === true })
    later.add(operation.id)
  }
  return standing
}

/** `sets`: whether the line that is heard may change a setting. */
type Heard = {
  standing: Map<string, Standing>
  asSaid: ReadonlyMap<string, ReadOperation>
  later: ReadonlySet<string>
  sets: boolean
}

function hear(said: ReadOperation, heard: Heard): NotApplied | null {
  const { standing, later, sets } = heard
  if (!said.known || said.operation.type !== 'v1.corrected') return null
  const { id, body } = said.operation
  if (later.has(body.operation) || body.operation === id) return 'namesLaterOperation'
  const target = standing.get(body.operation)
  if (target === undefined) return 'noSuchOperation'
  if (target.correctedBy !== null || body.nature === 'remarked') return null
  const read = body.nature === 'amended' && target.read.known ? amended(target.read.operation, body) : null
  if (!sets && (ofSetting(body.operation, heard) || (read !== null && ofSetting(targetOf(read), heard))))
    return 'notAdministrators'
  if (body.nature === 'mistaken') target.nature = 'mistaken'
  else {
    if (read === null) return 'bodyDoesNotFit'
    target.nature = 'amended'
    target.read = read
  }
  target.correctedBy = id
  return null
}

/** Whether this is a setting or, through however many corrections, as they were said or as they are now, corrects one. */
function ofSetting(id: string | null, heard: Heard, seen = new Set<string>()): boolean {
  if (id === null || seen.has(id)) return false
  seen.add(id)
  const reads = [heard.asSaid.get(id), heard.standing.get(id)?.read].filter((read) => read !== undefined)
  return reads.some((read) => isSetting(read.operation.type) || ofSetting(targetOf(read), heard, seen))
}

function targetOf({ known, operation }: ReadOperation): string | null {
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
