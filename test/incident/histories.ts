// Histories of an incident as they could come about: three devices whose clocks disagree, calls inside and outside the
// incident, corrections of anything, judgements that name each other in rings, references to what is missing or comes
// later, times of receipt or none.
import fc from 'fast-check'
import type { LogEntry } from '../../shared/incident/fold.ts'
import { readOperation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { fixedNow, incident, intake, uuidv7 } from '../people.ts'
import { anyAct, findingNoneAct, handlingAct, resumingAct, standingDownAct } from './history-acts.ts'
import type { Act } from './history-acts.ts'
import { body } from './history-bodies.ts'

/** What a device holds of the incident's own subject, and of the subject `calls`. */
export type History = { own: LogEntry[]; calls: LogEntry[] }

const aboutCalls = ['v1.callPlaced', 'v1.callEnded', 'v1.notified', 'v1.corrected']

export const anyHistory: fc.Arbitrary<History> = historyOf(anyAct, { minLength: 1, maxLength: 24 })

/** Of a response in which much is done. */
export const handlingHistory: fc.Arbitrary<History> = historyOf(handlingAct, {
  minLength: 8,
  maxLength: 24,
  size: 'max',
})

/** Of a response that comes to its end, or does not quite. */
export const endingHistory: fc.Arbitrary<History> = fc.oneof(
  historyOf(resumingAct, { minLength: 16, maxLength: 32, size: 'max' }),
  historyOf(standingDownAct, { minLength: 2, maxLength: 12, size: 'max' }),
  historyOf(findingNoneAct, { minLength: 3, maxLength: 6, size: 'max' }),
)

function historyOf(act: fc.Arbitrary<Act>, length: fc.ArrayConstraints): fc.Arbitrary<History> {
  return fc.array(act, length).map((acts) => {
    const entries = acts.map((each, at) => entry(acts, each, at))
    const outside = ({ operation }: LogEntry) => operation.subject === callsSubject
    return { own: entries.filter((each) => !outside(each)), calls: entries.filter(outside) }
  })
}

/** The same history as it may reach another device: any order, any of it more than once. */
export function arrivingAnyhow(history: History): fc.Arbitrary<History> {
  const anyhow = (entries: LogEntry[]) =>
    fc.array(fc.nat(Math.max(0, entries.length - 1)), { maxLength: 8 }).chain((repeated) =>
      fc.shuffledSubarray([...entries, ...repeated.flatMap((at) => entries[at] ?? [])], {
        minLength: entries.length === 0 ? 0 : entries.length + repeated.length,
      }),
    )
  return fc.record({ own: anyhow(history.own), calls: anyhow(history.calls) })
}

function entry(acts: readonly Act[], act: Act, at: number): LogEntry {
  const { device, aheadMs } = act.clock
  const read = readOperation({
    ...intake(),
    id: uuidv7(at),
    subject: act.outside && aboutCalls.includes(act.type) ? callsSubject : incident,
    stamp: stampOf({ timeMs: fixedNow.getTime() + act.enteredMs + aheadMs, counter: at }, device),
    at: new Date(fixedNow.getTime() + act.happenedMs).toISOString(),
    device,
    type: act.type,
    body: body(acts, act),
  })
  if (read === null) throw new Error(`not an operation: ${JSON.stringify(act)}`)
  const receivedAt =
    act.receivedMs === null ? null : new Date(fixedNow.getTime() + act.receivedMs).toISOString()
  return { ...read, receivedAt }
}
