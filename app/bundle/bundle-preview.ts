// What a bundle would bring, before anything is taken in: its incidents, drills apart, and how much is here already.
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import { alreadyHeld } from '../record/take-in.ts'
import type { Held } from '../record/take-in.ts'
import type { Step } from '../ui/long-work.ts'
import type { SoundLine } from './read-bundle.ts'

export type Brought = {
  subject: string
  drill: boolean
  /** The first line of what happened; null: the bundle doesn't say. */
  what: string | null
  /** When that was said to have happened (ISO 8601). */
  at: string | null
  counts: Record<Held, number>
}

export type Preview = {
  incidents: Brought[]
  drills: Brought[]
  /** What belongs to no incident: calls, and the town's record. */
  others: Record<Held, number>
  fresh: number
}

export async function previewOf(lines: readonly SoundLine[], step: Step): Promise<Preview> {
  const held = await alreadyHeld(lines, (done) =>
    step({ done, of: lines.length, words: 'この端末の記録と比べています' }),
  )
  const bySubject = new Map<string, Brought>()
  const others: Preview['others'] = { new: 0, here: 0, rival: 0 }
  for (const [at, { read }] of lines.entries()) {
    const { subject } = read.operation
    const isOther = subject === callsSubject || subject === townSubject
    const brought = bySubject.get(subject) ?? nothingOf(subject)
    const counts = isOther ? others : brought.counts
    counts[held[at] ?? 'new'] += 1
    if (isOther) continue
    bySubject.set(subject, brought)
    if (!read.known || read.operation.type !== 'v1.intakeReceived') continue
    brought.drill ||= read.operation.body.drill === true
    brought.what ??= read.operation.body.what.split('\n')[0] ?? ''
    brought.at ??= read.operation.at
  }
  const all = [...bySubject.values()]
  return {
    incidents: all.filter(({ drill }) => !drill),
    drills: all.filter(({ drill }) => drill),
    others,
    fresh: held.filter((one) => one !== 'here').length,
  }
}

function nothingOf(subject: string): Brought {
  return { subject, drill: false, what: null, at: null, counts: { new: 0, here: 0, rival: 0 } }
}
