// Preview of a bundle, before anything is taken in: its incidents, drills apart, those of which nobody knows which
// they are, and how much is here already.
import { inRecordOrder, startsAsDrill } from '../../../shared/incident/fold.ts'
import type { ReadOperation } from '../../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { isOfType, markedWithin } from '../../../shared/sync/file-marks.ts'
import { attachmentOf } from '../../record/log/attachments.ts'
import { counted, entriesOf } from '../../record/log/rows.ts'
import { givenReceiptNumbers } from '../../record/derived/receipt-numbers-anew.ts'
import { alreadyStored } from '../../record/log/take-in.ts'
import type { Stored } from '../../record/log/take-in.ts'
import type { Step } from '../../ui/long-work.ts'
import { incidentNumber } from '../../words/incident-words.ts'
import type { ReadBundle } from './read-bundle.ts'
import { phone } from '../../record/log/this-phone.ts'

export type BroughtSubject = {
  subject: string
  /** Its number: as this device has it, else as it was where the bundle was written. */
  number: string
  /** The first line of what happened; null: the bundle doesn't say. */
  what: string | null
  /** When that was said to have happened (ISO 8601). */
  at: string | null
  counts: Record<Stored, number>
  /** Digests of the pictures and documents it brings that this device lacks. */
  pictures: Set<string>
}

export type Preview = {
  incidents: BroughtSubject[]
  drills: BroughtSubject[]
  /** Their 受付票 is missing in the bundle and here: real or a drill, nobody knows. */
  unknown: BroughtSubject[]
  /** Lines outside any incident: calls, and the town's record. */
  others: BroughtSubject
  /** The names of pictures and documents whose bytes are of another type than is said. */
  disguised: string[]
}

/** Compares a bundle with what this device holds. */
export async function previewOf(
  { lines, attachments, names }: Pick<ReadBundle, 'lines' | 'attachments' | 'names'>,
  step: Step,
): Promise<Preview> {
  const words = 'この端末の記録と比べています'
  const stored = await alreadyStored(phone, lines, (done) => step({ done, of: lines.length, words }))
  const bySubject = new Map<string, BroughtSubject>()
  const intakes = new Map<string, ReadOperation[]>()
  const others = nothingOf(townSubject)
  const disguised: string[] = []
  for (const [at, { read }] of lines.entries()) {
    const { operation, known } = read
    const { subject } = operation
    const isOther = subject === callsSubject || subject === townSubject
    const brought = isOther ? others : (bySubject.get(subject) ?? nothingOf(subject))
    const how = stored[at] ?? 'new'
    brought.counts[how] += 1
    if (isOther) continue
    bySubject.set(subject, brought)
    if (!known) continue
    const blob = operation.type === 'v1.attachmentAdded' && attachments.get(operation.body.sha256)
    if (operation.type === 'v1.attachmentAdded' && blob) {
      const { sha256, mediaType, name } = operation.body
      const start = new Uint8Array(await blob.slice(0, markedWithin).arrayBuffer())
      if (!isOfType(mediaType, start)) disguised.push(name)
      if ((await attachmentOf(phone, sha256)) === undefined) brought.pictures.add(sha256)
    }
    if (operation.type !== 'v1.intakeReceived' || how === 'rival') continue
    brought.what ??= operation.body.what.split('\n')[0] ?? ''
    brought.at ??= operation.at
    intakes.set(subject, [...(intakes.get(subject) ?? []), read])
  }
  const preview: Preview = { incidents: [], drills: [], unknown: [], others, disguised }
  const given = await givenReceiptNumbers(phone, [...bySubject.keys()])
  for (const [done, brought] of [...bySubject.values()].entries()) {
    await step({ done, of: bySubject.size, words })
    const { subject } = brought
    const group = await groupOf(brought, intakes.get(subject) ?? [])
    const here = incidentNumber({ id: subject, drill: group === 'drills' }, given.get(subject) ?? null)
    preview[group].push({ ...brought, number: given.has(subject) ? here : names.get(subject) || here })
  }
  return preview
}

/** By the 受付票 of the bundle and of this device together: as it would stand once it is taken in (DR1). */
async function groupOf(
  { subject, counts }: BroughtSubject,
  brought: readonly ReadOperation[],
): Promise<'incidents' | 'drills' | 'unknown'> {
  const here = counted(await entriesOf(phone, subject))
  const intakes = [...here, ...brought.map((read) => ({ ...read, receivedAt: null }))].filter(
    ({ operation }) => operation.type === 'v1.intakeReceived',
  )
  if (intakes.length === 0) return counts.new + counts.rival === 0 ? 'incidents' : 'unknown'
  return startsAsDrill(inRecordOrder(intakes)) ? 'drills' : 'incidents'
}

/** How many lines, pictures and documents would be taken in; `asReal`: the unknown incidents a person says are real. */
export function toTake(
  { incidents, drills, unknown, others }: Preview,
  asReal: ReadonlySet<string>,
): { lines: number; pictures: number } {
  const all = [...incidents, ...drills, ...unknown.filter(({ subject }) => asReal.has(subject)), others]
  return {
    lines: all.reduce((sum, { counts }) => sum + counts.new + counts.rival, 0),
    pictures: new Set(all.flatMap(({ pictures }) => [...pictures])).size,
  }
}

/** The unknown incidents that nobody says are real: they are not taken in. */
export function leftOut({ unknown }: Preview, asReal: ReadonlySet<string>): Set<string> {
  return new Set(unknown.flatMap(({ subject }) => (asReal.has(subject) ? [] : subject)))
}

function nothingOf(subject: string): BroughtSubject {
  return {
    subject,
    number: '',
    what: null,
    at: null,
    counts: { new: 0, here: 0, rival: 0 },
    pictures: new Set(),
  }
}
