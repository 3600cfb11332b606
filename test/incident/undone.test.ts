// 誤入力 of 誤入力, chains of any length, of every type of operation: after an even number the fact stands as it was said.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { operationTypes } from '../../shared/incident/operation-bodies.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { singleFacts } from '../rules/single-facts.ts'
import { intake } from '../people.ts'
import { assessed, foldOf, judged, mistaken } from './said.ts'

const before = [intake(), assessed('violation', 'present'), assessed('fault', 'present'), judged(3)]
const facts = singleFacts(before)

it('[OP5] of every type of operation there is one', () => {
  expect([...new Set(facts.map(({ said }) => said.type))].toSorted()).toEqual(operationTypes.toSorted())
})

it('[OP5] 誤入力 said of each other in any number: an even one leaves what was said, an odd one what one leaves', () => {
  fc.assert(
    fc.property(fc.constantFrom(...facts), fc.integer({ min: 2, max: 9 }), ({ said, more }, length) => {
      const all = [...before, said, ...more]
      const chain = chainOf(said, length)
      const undone = foldOf(...all, ...chain).incident
      const expected = foldOf(...all, ...chain.slice(0, length % 2)).incident
      expect(undone).toEqual(expected)
      expect(duties(undone, plan)).toEqual(duties(expected, plan))
    }),
    { numRuns: 400 },
  )
})

function chainOf(said: Operation, length: number): Operation[] {
  const chain: Operation[] = []
  for (let at = 0; at < length; at += 1)
    chain.push(mistaken(chain.at(-1)?.id ?? said.id, { subject: said.subject }))
  return chain
}
