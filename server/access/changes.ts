// What a round trip changes of the town, for the access log: the record itself says what it was and what it became.
import { townSubject } from '../../shared/incident/subjects.ts'
import type { AccessKind } from '../../shared/sync/access.ts'
import type { Appended, Line } from '../storage/storage.ts'

/** `what`: the type and the id of the first operation of it. */
export type Change = { kind: AccessKind; what: string; times: number }

const kinds: Record<string, AccessKind | null> = {
  'v1.contactEntered': 'numberChanged',
  'v1.bundleTaken': 'bundleTaken',
  /** No setting: a call was made to see whether a number answers. */
  'v1.numberConfirmed': null,
}

/** Of the lines that are new in the record and were not brought back or brought for another device. */
export function changesOf(lines: readonly Line[], { accepted, head, added }: Appended): Change[] {
  const before = head.position - added
  const changes = new Map<string, Change>()
  for (const { position, standing, line: number } of accepted) {
    const line = lines[number - 1]
    if (position <= before || standing === 'relayed' || line?.kind !== 'operation') continue
    if (line.subject !== townSubject) continue
    const kind = kinds[line.type] === undefined ? 'settingChanged' : kinds[line.type]
    if (!kind) continue
    const known = changes.get(line.type)
    changes.set(line.type, {
      kind,
      what: known?.what ?? `${line.type} ${line.id}`,
      times: (known?.times ?? 0) + 1,
    })
  }
  return [...changes.values()]
}
