// Duties 次にすること, over any history: derived from the incident alone, each by a clause of the plan and an office of it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import { clauseOf, clauses } from '../../shared/plan/clauses.ts'
import { offices } from '../../shared/plan/offices.ts'
import { duties, owedDuties } from '../../shared/rules/duties.ts'
import { incident, intake } from '../people.ts'
import { anyHistory, arrivingAnyhow } from '../incident/histories.ts'
import { foldOf } from '../incident/said.ts'

const runs = { numRuns: 1000, seed: 20261122 }

it('[1-3] whatever happened, each duty cites a clause of the plan and an office of the town', () => {
  const ofTown = offices.filter((office) => office.ofTown).map(({ id }) => id)
  const cited = clauses.map(({ id }) => id)
  fc.assert(
    fc.property(anyHistory, ({ own, calls }) => {
      for (const { clause, office } of duties(foldIncident(incident, own, calls).incident)) {
        expect(cited).toContain(clause)
        expect(clauseOf(clause).guidance).not.toBe('')
        expect(ofTown).toContain(office)
      }
    }),
    runs,
  )
})

it('[1-3] a duty has one name in its incident, and is fulfilled only by operations that stand', () => {
  fc.assert(
    fc.property(anyHistory, ({ own, calls }) => {
      const folded = foldIncident(incident, own, calls)
      const ids = duties(folded.incident).map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)])
      const standing = folded.entries
        .filter((entry) => entry.standing.nature !== 'mistaken')
        .map(({ read }) => read.operation.id)
      for (const { doneBy } of duties(folded.incident))
        expect(standing).toEqual(expect.arrayContaining(doneBy))
    }),
    runs,
  )
})

it('[1-3][OP4] what is owed depends on what was said, not on the order in which it arrived', () => {
  const histories = anyHistory.chain((history) => fc.tuple(fc.constant(history), arrivingAnyhow(history)))
  fc.assert(
    fc.property(histories, ([history, anyhow]) => {
      const of = ({ own, calls }: typeof history) => duties(foldIncident(incident, own, calls).incident)
      expect(of(anyhow)).toEqual(of(history))
    }),
    runs,
  )
})

it('[1-3] what is owed is every duty that nothing has fulfilled yet, what is 必要に応じて last', () => {
  const first = intake()
  const { incident: folded } = foldOf(first)
  expect(duties(folded).find(({ id }) => id === '1-3 form1')?.doneBy).toEqual([first.id])
  expect(owedDuties(folded).map(({ id }) => id)).toEqual([
    '1-3 contact',
    '1-3 inquire fault',
    '1-3 inquire violation',
    '1-3 measures',
  ])
})

it('[1-1] a clause that the plan does not have is no clause', () => {
  expect(() => clauseOf('9-9' as '1-1')).toThrow('9-9')
})
