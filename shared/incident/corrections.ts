// Corrections 訂正 and 誤入力: what stands of each operation once later ones have been heard (OP5).
// The latest correction that is not itself marked 誤入力 governs; all of them stay visible.
import { readOperation } from './operation.ts'
import { confirmedIn, takesEffect } from './upload.ts'
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
  const effectOf = (type: string, { operation: { id }, upload }: Line): NotApplied | null =>
    takesEffect(type, upload, confirmed.has(id)) ? null : 'notAdministrators'
  const standing = new Map<string, Standing>(
    sorted.map((line) => {
      const { upload: _upload, ...read } = line
      const notApplied = effectOf(read.operation.type, line)
      return [read.operation.id, { nature: 'asSaid', read, correctedBy: null, notApplied }]
    }),
  )
  const later = new Set<string>()
  // From the end: whether a correction stands is settled before it is heard.
  for (const line of sorted.toReversed()) {
    const { operation } = line
    const own = standing.get(operation.id)
    if (own !== undefined && own.nature !== 'mistaken')
      own.notApplied ??= hear(own.read, standing, later, (type) => effectOf(type, line))
    later.add(operation.id)
  }
  return standing
}

function hear(
  said: ReadOperation,
  standing: Map<string, Standing>,
  later: Set<string>,
  effectOn: (type: string) => NotApplied | null,
): NotApplied | null {
  if (!said.known || said.operation.type !== 'v1.corrected') return null
  const { id, body } = said.operation
  if (later.has(body.operation) || body.operation === id) return 'namesLaterOperation'
  const target = standing.get(body.operation)
  if (target === undefined) return 'noSuchOperation'
  if (target.correctedBy !== null || body.nature === 'remarked') return null
  const noEffect = effectOn(target.read.operation.type)
  if (noEffect !== null) return noEffect
  if (body.nature === 'mistaken') target.nature = 'mistaken'
  else {
    const read = target.read.known ? amended(target.read.operation, body) : null
    if (read === null) return 'bodyDoesNotFit'
    target.nature = 'amended'
    target.read = read
  }
  target.correctedBy = id
  return null
}

/** The operation as the correction has it; null: it does not fit. */
export function amended(
  operation: Operation,
  { body, said }: OperationOf<'v1.corrected'>['body'],
): ReadOperation | null {
  const read = readOperation({ ...operation, ...said, body })
  return read?.known === true ? read : null
}
