// A fact fulfils only what it was said for: every duty against every type of operation, and of a notice every clause and
// office. A predicate that takes one more, or one that takes one less, fails here.
import { describe, expect, it } from 'vitest'
import { operationTypes } from '../../shared/incident/operation-bodies.ts'
import { sourceIds } from '../../shared/incident/violation-bodies.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { councilAgenda, faultKinds } from '#plan'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { dutyIds } from '../../shared/rules/duty.ts'
import { dutyTable } from '../../shared/rules/duty-table.ts'
import { intake, operation } from '../people.ts'
import { assessed, ended, filledIn, foldOf, judged, placed, suspected } from '../incident/said.ts'
import {
  atRisk,
  causeJudged,
  caused,
  convened,
  decided,
  immediate,
  integrity,
  isolated,
  located,
  requested,
  weighed,
} from '../incident/said-in-response.ts'
import { fulfilling } from './fulfilling.ts'
import { singleFacts } from './single-facts.ts'

const fault = assessed('fault', 'present')
const tried = placed({}, 'prefectureNight')
const vain = [tried, ended(tried.id, 'noAnswer')]
const checkedButLast = faultKinds.kinds.map(({ id, checks }): [string, Operation[]] => [
  `a fault of ${id}, all but the last check done`,
  [
    fault,
    located([id]),
    ...checks.slice(0, -1).map((check) => {
      return operation('v1.faultChecked', { check: check.id, result: 'normal', what: null })
    }),
  ],
])
const analysed = sourceIds
  .slice(0, -1)
  .map((source) => operation('v1.sourceAnalysed', { source, what: null }))

/** In one of them each duty is owed, so that one more fact may fulfil it. */
const incidents: [string, Operation[]][] = [
  ['nothing yet', []],
  ['a form filled in but for its place', [intake(), filledIn('place')]],
  ['neither kind', [assessed('fault', 'absent'), assessed('violation', 'absent')]],
  ['a fault', [fault]],
  ['its cause unknown, the server stopped', [fault, causeJudged(false), weighed(false, true, true)]],
  ['of software and network', [fault, located(['software', 'network']), integrity(false)]],
  [
    'help asked for its cause',
    [fault, operation('v1.maintainerAsked', { requests: ['findCause'], person: null, what: null })],
  ],
  ...checkedButLast,
  ['an urgent decision', [fault, decided('otherMatters', { urgent: true })]],
  ['a likely level 3', [suspected(3)]],
  ['level 1', [judged(1)]],
  ['level 2', [judged(2)]],
  ['level 3', [judged(3)]],
  ['rights at risk, the prefecture tried in vain', [judged(3), immediate(), atRisk(), ...vain]],
  ['a cause found in part', [judged(3), ...analysed, caused({ period: '昨夜', place: '窓口' })]],
  ['a council asked for', [judged(3), isolated(), requested('3-3')]],
  [
    'a council that decided all but the last item',
    [
      judged(3),
      isolated(),
      requested('3-3'),
      convened(),
      ...councilAgenda.items.slice(0, -1).map(({ id }) => decided(id)),
    ],
  ],
]

describe('a fact fulfils only what it was said for', () => {
  const [pairs, facts] = [new Set<string>(), new Set<string>()]
  for (const [, before] of incidents)
    for (const { by, said, more } of singleFacts(before)) {
      facts.add(said.type)
      const { incident } = foldOf(...before, said, ...more)
      for (const { id, doneBy } of duties(incident, plan))
        if (doneBy.includes(said.id))
          pairs.add(`${dutyIds.find((one) => id === one || id.startsWith(`${one} `))} ← ${by}`)
    }

  it('[GT4] every type of operation was said', () => {
    expect(operationTypes.filter((type) => !facts.has(type))).toEqual([])
  })

  it.each(dutyIds)('[GT4][OP9] %s', (id) => {
    const found = [...pairs].filter((pair) => pair.startsWith(`${id} ← `))
    expect(found.toSorted()).toEqual(fulfilling[id].map((by) => `${id} ← ${by}`).toSorted())
  })

  it('[GT4] what is not written in the table fulfils nothing', () => {
    const written = dutyIds.flatMap((id) =>
      Object.keys(dutyTable[id].fulfilledBy).map((type) => `${id} ← ${type}`),
    )
    expect(
      [...pairs].filter((pair) => !written.some((one) => pair === one || pair.startsWith(`${one} `))),
    ).toEqual([])
  })
})
