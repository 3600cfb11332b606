// What a round trip changes of the town, for the access log: of a number whose and which one it became; of the rest the record
// itself says what it was and what it became.
import { townBodies } from '../../shared/incident/town-bodies.ts'
import type { ReadOperation } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import type { AccessKind } from '../../shared/sync/access.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import type { Appended, Line } from '../storage/storage.ts'

/** Rows of numbers within one round trip; what is beyond is counted in the last. */
export const maxNumberRows = 20

/** `what`: the type and the id of the first operation of it; of a number its contact, the digits (`-`: none) and the name. */
export type Change = { kind: AccessKind; what: string; times: number }

const kinds: Record<string, AccessKind | null> = {
  'v1.bundleTaken': 'bundleTaken',
  /** No setting: a call was made to see whether a number answers. */
  'v1.numberConfirmed': null,
}

/** Of the lines that are new in the record and were not brought back or brought for another device. */
export function changesOf(lines: readonly Line[], { accepted, head, added }: Appended): Change[] {
  const before = head.position - added
  const changes = new Map<string, Change>()
  let numbers = 0
  for (const { position, standing, line: number } of accepted) {
    const line = lines[number - 1]
    if (position <= before || standing === 'relayed' || line?.kind !== 'operation') continue
    if (line.subject !== townSubject) continue
    const ofNumber = numberOf(readStoredLine(new TextDecoder().decode(line.bytes)))
    const kind =
      ofNumber !== null
        ? 'numberChanged'
        : kinds[line.type] === undefined
          ? 'settingChanged'
          : kinds[line.type]
    if (!kind) continue
    if (ofNumber !== null) numbers = Math.min(numbers + 1, maxNumberRows)
    const key = ofNumber === null ? line.type : `number ${numbers}`
    const known = changes.get(key)
    const what = `${line.type} ${line.id}${ofNumber === null ? '' : ` ${ofNumber}`}`
    changes.set(key, { kind, what: known?.what ?? what, times: (known?.times ?? 0) + 1 })
  }
  return [...changes.values()]
}

/** Of a number that was entered, or amended by a 訂正; null: it is none. */
function numberOf(read: ReadOperation | null): string | null {
  if (read?.known !== true) return null
  const { type, body } = read.operation
  const said = type === 'v1.contactEntered' ? body : type === 'v1.corrected' ? body.body : null
  const contact = townBodies['v1.contactEntered'].safeParse(said)
  if (!contact.success) return null
  const { contact: id, entry } = contact.data
  return [id, entry?.number ?? '-', entry?.name].join(' ').trim()
}
