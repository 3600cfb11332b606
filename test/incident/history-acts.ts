// Acts of a history: what could be said, by whose clock, naming what; `history-bodies.ts` puts it into words.
import fc from 'fast-check'
import { CallOutcome, Presence } from '../../shared/incident/operation-bodies.ts'
import { threatLevels } from '../../shared/plan/threat-levels.ts'
import { fixedNow } from '../people.ts'

const dayMs = 86_400_000
const clocks = [
  { device: '6f1c2a34-9b1d-4c55-8e21-0a5d3c7b9e10', aheadMs: 0 },
  { device: '0b7e4d52-3f68-4a9c-9d14-c2e8f6a1b370', aheadMs: -dayMs },
  { device: '9c2d6f10-5a47-4e83-b1c9-7d3e0f8a2b64', aheadMs: Date.parse('2099-01-01') - fixedNow.getTime() },
] as const

/** What is said by nothing but its type: the body is always the same. */
export const plainTypes = [
  'v1.intakeReceived',
  'v1.respondersConvened',
  'v1.informationGathered',
  'v1.causeFound',
  'v1.reportedInternally',
  'v1.stoodDown',
  'v1.councilRequested',
  'v1.councilDecided',
  'v1.reportedToMayor',
] as const

/** Half are calls and corrections; a third judge, or say who was told. */
const anyType = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('v1.callPlaced', 'v1.callEnded', 'v1.callIncluded') },
  { weight: 2, arbitrary: fc.constant('v1.corrected') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('v1.kindAssessed', 'v1.threatSuspected', 'v1.threatAssessed', 'v1.notified'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...plainTypes,
      'v1.intakeDetailed',
      'v1.measureStarted',
      'v1.acknowledged',
      'v2.notKnownYet',
    ),
  },
)

export const anyAct = fc.record({
  type: anyType,
  outside: fc.boolean(),
  clock: fc.constantFrom(...clocks),
  /** Which operation it names: any, itself and later ones too; beyond the last one: one that is nowhere. */
  names: fc.nat(30),
  /** The judgements that one takes the place of, likewise. */
  replaces: fc.array(fc.nat(30), { maxLength: 3 }),
  /** Naming a call, or judgements, where there are any, as a person would. */
  sensible: fc.boolean(),
  mistaken: fc.boolean(),
  fitting: fc.boolean(),
  outcome: fc.constantFrom(...CallOutcome.options),
  kind: fc.constantFrom('fault', 'violation'),
  level: fc.constantFrom(...threatLevels.map(({ level }) => level)),
  told: fc.constantFrom('prefecture', 'agency', 'maintainer'),
  presence: fc.constantFrom(...Presence.options),
  enteredMs: fc.nat(120_000),
  happenedMs: fc.integer({ min: -3_600_000, max: 60_000 }),
  receivedMs: fc.option(fc.nat(dayMs)),
})
export type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never
