// Duties 次にすること, over any history: derived from the incident alone, each by a clause of the plan and an office of it.
import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import { operationBodies } from '../../shared/incident/operation-bodies.ts'
import { clauseIds } from '../../shared/plan/clause-ids.ts'
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { clauseOf } from '../../shared/plan/clauses.ts'
import { offices } from '#plan'
import { plan } from '../../shared/plan/plan.ts'
import { duties, owedDuties } from '../../shared/rules/duties.ts'
import { dutyIds, entryOf } from '../../shared/rules/duty.ts'
import type { DutyEntry } from '../../shared/rules/duty-entry.ts'
import { dutyTable } from '../../shared/rules/duty-table.ts'
import { blockers } from '../../shared/rules/gates.ts'
import { governingLevel } from '../../shared/incident/threat.ts'
import { incident, intake } from '../people.ts'
import { anyHistory, arrivingAnyhow, endingHistory, handlingHistory } from '../incident/histories.ts'
import { assessed, foldOf, judged, notified, suspected } from '../incident/said.ts'

const runs = { numRuns: 1500, seed: 20261122 }
const everyHistory = fc.oneof(anyHistory, handlingHistory, endingHistory)
const ofTown = new Set<string>(offices.filter((office) => office.ofTown).map(({ id }) => id))
const gates = ['2-3', '3-9', '3-3', '1-3'] as const
const cited = new Set<string>(clauseIds)

it('[GT4] whatever happened, each duty cites a clause of the plan and an office of the town, under a name of its own', () => {
  fc.assert(
    fc.property(everyHistory, ({ own, calls }) => {
      const all = duties(foldIncident(incident, own, calls).incident, plan)
      const stray = all.filter(({ clause, office }) => !cited.has(clause) || !ofTown.has(office))
      const names = new Set(all.map(({ id }) => id))
      expect([stray, names.size]).toEqual([[], all.length])
    }),
    runs,
  )
})

it('[GT4] whatever happened, each duty began with something said, and is fulfilled by operations that stand', () => {
  fc.assert(
    fc.property(everyHistory, ({ own, calls }) => {
      const { incident: folded, entries } = foldIncident(incident, own, calls)
      const standing = entries.filter((entry) => entry.standing.nature !== 'mistaken')
      const said = new Set(standing.map(({ read }) => read.operation.id))
      const moments = new Set<string | null>(standing.map(({ read }) => read.operation.at))
      if (folded.since === null) moments.add(null)
      const stray = duties(folded, plan).filter(
        ({ since, doneBy }) => !moments.has(since) || !doneBy.every((id) => said.has(id)),
      )
      expect(stray).toEqual([])
    }),
    runs,
  )
})

type Needed = { [K in keyof DutyEntry]-?: Omit<DutyEntry, K> extends DutyEntry ? never : K }[keyof DutyEntry]

it('[GT4] an entry without its clause, office, act, words, home, what raises and what fulfils it does not compile', () => {
  expectTypeOf<Needed>().toEqualTypeOf<
    'clause' | 'office' | 'act' | 'words' | 'home' | 'raised' | 'fulfilledBy'
  >()
  const offhand = dutyIds.filter((id) => {
    const { clause, words, home } = dutyTable[id]
    return !id.startsWith(`${clause} `) || [...Object.values(words), ...Object.keys(home)].includes('')
  })
  expect(offhand).toEqual([])
})

it('[GT4] an operation of a type that the entry of a duty does not name never fulfils it', () => {
  const [met, fulfilled] = [new Set<string>(), new Set<string>()]
  fc.assert(
    fc.property(everyHistory, ({ own, calls }) => {
      const { incident: folded } = foldIncident(incident, own, calls)
      const types = new Map([...own, ...calls].map(({ operation: { id, type } }) => [id, type]))
      for (const duty of duties(folded, plan)) {
        const entry = dutyIds.find((id) => dutyTable[id] === entryOf(duty))
        for (const type of types.values()) met.add(`${entry} × ${type}`)
        for (const id of duty.doneBy) fulfilled.add(`${entry} × ${types.get(id)}`)
      }
    }),
    { ...runs, numRuns: 600 },
  )
  const named = dutyIds.flatMap((id) =>
    Object.keys(dutyTable[id].fulfilledBy).map((type) => `${id} × ${type}`),
  )
  expect([...fulfilled].filter((pair) => !named.includes(pair))).toEqual([])
  // Most pairs there are came about; some duties are rare.
  expect(met.size / (dutyIds.length * Object.keys(operationBodies).length)).toBeGreaterThan(0.8)
})

it('[GT1][OP4] what is owed and what is missing depend on what was said, not on the order in which it arrived', () => {
  const histories = fc
    .oneof(anyHistory, endingHistory)
    .chain((history) => fc.tuple(fc.constant(history), arrivingAnyhow(history)))
  fc.assert(
    fc.property(histories, ([history, anyhow]) => {
      const of = ({ own, calls }: typeof history) => {
        const { incident: folded } = foldIncident(incident, own, calls)
        // As text: comparing thousands of lists takes longer than working them out.
        return JSON.stringify([duties(folded, plan), gates.map((gate) => blockers(folded, gate))])
      }
      expect(of(anyhow)).toBe(of(history))
    }),
    runs,
  )
})

it('[1-3] what is owed is every duty that nothing has fulfilled yet, what is 必要に応じて last', () => {
  const first = intake()
  const { incident: folded } = foldOf(first)
  expect(duties(folded, plan).find(({ id }) => id === '1-3 form1')?.doneBy).toEqual([first.id])
  expect(owedDuties(folded, plan).map(({ id }) => id)).toEqual([
    '1-3 contact',
    '1-3 inquire fault',
    '1-3 inquire violation',
    '1-3 fill',
    '1-3 measures',
  ])
})

it('[3-2(4)][3-3][3-8] on the screen: 直ちに and 3-2(4), then 速やかに, then what has no word, what has a condition, what comes after the night', () => {
  const owed = (...said: Parameters<typeof foldOf>) =>
    owedDuties(foldOf(...said).incident, plan).map(({ id }) => id)
  const afterwards = ['1-3 form1', '1-3 contact', '1-3 inquire fault', '1-3 inquire violation']
  const situation = ['3-2(1) convene', '3-2(2) gather', '3-2(3) maintainer']
  expect(owed(judged(3))).toEqual([
    '3-2(4) notify',
    '3-4(2) find',
    '3-3 emergency',
    '3-3 council',
    '3-3 cause',
    '3-8 report',
    ...afterwards,
    ...situation,
    '1-3 measures',
    '3-4(3) request',
    '3-5 reassess',
    '3-6 analyse',
    '3-6 identify',
    '3-9 maintainer',
    '3-9 prefecture',
    '3-9 agency',
    '3-9 confirm',
    '3-9 council',
    '3-9 resume',
  ])
  expect(owed(suspected(2))).toEqual([
    '3-2(4) notify',
    '3-3 assess',
    ...afterwards,
    ...situation,
    '1-3 measures',
  ])
  expect(owed(suspected(2), notified('prefecture'))).not.toContain('3-2(4) notify')
  expect(owed(assessed('violation', 'present')).slice(0, 2)).toEqual(['3-3 assess', '1-3 form1'])
})

it('[3-3][OP8] the highest judgement that nobody has named governs; whoever has judged, a level does', () => {
  let rings = 0
  fc.assert(
    fc.property(anyHistory, ({ own, calls }) => {
      const folded = foldIncident(incident, own, calls)
      const judgements = folded.entries.flatMap(({ standing: { read, nature } }) =>
        read.known && read.operation.type === 'v1.threatAssessed' && nature !== 'mistaken'
          ? [read.operation]
          : [],
      )
      const named = judgements.flatMap(({ id, body }) => body.replaces.filter((other) => other !== id))
      const unnamed = judgements.filter(({ id }) => !named.includes(id))
      if (judgements.length > 0 && unnamed.length === 0) rings += 1
      const governing = governingLevel(folded.incident.threat)
      expect(governing === null).toBe(judgements.length === 0)
      for (const { body } of unnamed) expect(governing).toBeGreaterThanOrEqual(body.level)
      for (const { doneBy } of duties(folded.incident, plan).filter(({ id }) => id === '3-3 assess'))
        expect(judgements.map(({ id }) => id)).toEqual(expect.arrayContaining(doneBy))
    }),
    runs,
  )
  expect(rings).toBeGreaterThan(0)
})

it('[OP4] the histories say everything that can be said, each type in one of them', () => {
  const heard = new Set<string>()
  fc.assert(
    fc.property(anyHistory, ({ own, calls }) => {
      for (const { operation } of [...own, ...calls]) heard.add(operation.type)
    }),
    runs,
  )
  expect(Object.keys(operationBodies).filter((type) => !heard.has(type))).toEqual([])
})

it('[1-1] a clause that the plan does not have is no clause', () => {
  expect(clauseOf('9-9' as '1-1')).toBeNull()
  expect(clauseLabel('9-9')).toBe('9-9')
})
