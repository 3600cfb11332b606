import { expect, it } from 'vitest'
import { saidInTime } from '../../shared/incident/said-in-time.ts'
import { operation } from '../people.ts'
import { foldOf, measure, mistaken } from './said.ts'

const found = (at: string) => operation('v1.rightsAtRiskFound', { what: null }, { at })

it('[3-4][OP3] what was done stands by when it happened, whenever it was said, and whatever the zone', () => {
  const second = found('2026-11-23T02:05:00+09:00')
  const third = measure('3-4')
  const first = found('2026-11-22T17:00:00Z')
  const { incident } = foldOf(second, third, first)
  expect(saidInTime(incident, ['v1.measureStarted', 'v1.rightsAtRiskFound']).map(({ id }) => id)).toEqual([
    first.id,
    second.id,
    third.id,
  ])
})

it('[3-4][OP5] of the same time the record order counts; 誤入力 and other types are not told', () => {
  const [first, second, wrong] = [measure('3-4'), measure('1-3'), measure('3-3')]
  const { incident } = foldOf(first, second, wrong, mistaken(wrong.id), found('2026-11-23T02:05:00+09:00'))
  expect(saidInTime(incident, ['v1.measureStarted'])).toEqual([first, second])
})
