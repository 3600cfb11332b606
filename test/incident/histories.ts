// Histories of an incident as they could come about: three devices whose clocks disagree, calls inside and outside the
// incident, corrections of anything, references to what is missing or comes later, times of receipt or none.
import fc from 'fast-check'
import type { LogEntry } from '../../shared/incident/fold.ts'
import { CallOutcome, Presence } from '../../shared/incident/operation-bodies.ts'
import { readOperation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { fixedNow, incident, intake, uuidv7 } from '../people.ts'

/** What a device holds of the incident's own subject, and of the subject `calls`. */
export type History = { own: LogEntry[]; calls: LogEntry[] }

const dayMs = 86_400_000
const clocks = [
  { device: '6f1c2a34-9b1d-4c55-8e21-0a5d3c7b9e10', aheadMs: 0 },
  { device: '0b7e4d52-3f68-4a9c-9d14-c2e8f6a1b370', aheadMs: -dayMs },
  { device: '9c2d6f10-5a47-4e83-b1c9-7d3e0f8a2b64', aheadMs: Date.parse('2099-01-01') - fixedNow.getTime() },
] as const

const anyAct = fc.record({
  type: fc.constantFrom(
    'v1.callPlaced',
    'v1.callPlaced',
    'v1.callEnded',
    'v1.callEnded',
    'v1.callIncluded',
    'v1.callIncluded',
    'v1.corrected',
    'v1.corrected',
    'v1.corrected',
    'v1.intakeReceived',
    'v1.kindAssessed',
    'v1.measureStarted',
    'v1.acknowledged',
    'v2.notKnownYet',
  ),
  outside: fc.boolean(),
  clock: fc.nat(clocks.length - 1),
  /** Which operation it names: any, itself and later ones too; beyond the last one: one that is nowhere. */
  names: fc.nat(30),
  /** Naming a call where there is one, as a person would. */
  sensible: fc.boolean(),
  mistaken: fc.boolean(),
  fitting: fc.boolean(),
  outcome: fc.constantFrom(...CallOutcome.options),
  kind: fc.constantFrom('fault', 'violation'),
  presence: fc.constantFrom(...Presence.options),
  enteredMs: fc.nat(120_000),
  happenedMs: fc.integer({ min: -3_600_000, max: 60_000 }),
  receivedMs: fc.option(fc.nat(dayMs)),
})
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never

export const anyHistory: fc.Arbitrary<History> = fc
  .array(anyAct, { minLength: 1, maxLength: 24 })
  .map((acts) => {
    const entries = acts.map((act, at) => entry(acts, act, at))
    const outside = ({ operation }: LogEntry) => operation.subject === callsSubject
    return { own: entries.filter((each) => !outside(each)), calls: entries.filter(outside) }
  })

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
  const { device, aheadMs } = clocks[act.clock] ?? clocks[0]
  const aboutCalls = ['v1.callPlaced', 'v1.callEnded', 'v1.corrected'].includes(act.type)
  const read = readOperation({
    ...intake(),
    id: uuidv7(at),
    subject: act.outside && aboutCalls ? callsSubject : incident,
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

function body(acts: readonly Act[], act: Act): Record<string, unknown> {
  const call = act.sensible ? namedCall(acts, act) : uuidv7(act.names)
  switch (act.type) {
    case 'v1.callPlaced':
      return { contact: null, organisation: '県', number: '0775633750' }
    case 'v1.callEnded':
      return { call, outcome: act.outcome }
    case 'v1.callIncluded':
      return { call }
    case 'v1.intakeReceived':
      return { what: '住基端末が起動しない' }
    case 'v1.kindAssessed':
      return { kind: act.kind, presence: act.presence }
    case 'v1.measureStarted':
      return { what: '業務端末の使用を止めた', clause: act.mistaken ? '1-3' : '3-4' }
    case 'v1.acknowledged':
      return { operations: [uuidv7(act.names), call] }
    case 'v1.corrected':
      return correction(acts, act)
    default:
      return { call, unheardOf: act.outcome }
  }
}

function correction(acts: readonly Act[], act: Act): Record<string, unknown> {
  const operation = uuidv7(act.names)
  if (act.mistaken) return { operation, nature: 'mistaken', body: null, reason: null }
  const named = acts[act.names]
  // What it should have been: said by the same person, with another answer.
  const corrected =
    named === undefined || !act.fitting
      ? { of: 'another type' }
      : named.type === 'v1.corrected'
        ? { operation: uuidv7(act.names - 1), nature: 'mistaken', body: null, reason: null }
        : body(acts, { ...named, outcome: act.outcome, presence: act.presence, names: act.names + 1 })
  return { operation, nature: 'amended', body: corrected, reason: '聞き間違い' }
}

function namedCall(acts: readonly Act[], { names }: Act): string {
  const calls = acts.flatMap(({ type }, at) => (type === 'v1.callPlaced' ? [at] : []))
  return uuidv7(calls.length === 0 ? names : (calls[names % calls.length] ?? names))
}
