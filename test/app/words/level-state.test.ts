// The level at a glance: what is likely and graver than what was judged comes first.
import { expect, it } from 'vitest'
import { levelState } from '../../../app/words/level-state.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { foldOf, judged, suspected } from '../../incident/said.ts'
import { fixedNow } from '../../people.ts'

const stateOf = (...said: Operation[]) => levelState(foldOf(...said).incident, fixedNow)

// レベル1 stood on top, and nothing said why the prefecture was to be called.
it('[3-2(4)][3-5] is the likely level, with what was judged beside it, as long as that is lower', () => {
  expect(stateOf(judged(1), suspected(3))).toEqual({
    what: 'レベル3の可能性',
    detail: '02:13から・判定はレベル1',
    alarm: true,
  })
  expect(stateOf(suspected(3), judged(1), judged(2)).detail).toContain('判断が分かれています')
  expect(stateOf(suspected(2))).toMatchObject({ what: 'レベル2の可能性', detail: '02:13から・未判定' })
})

it('[3-3] is the judged level once no graver one is likely', () => {
  const likely = suspected(3)
  expect(stateOf(likely, judged(3)).what).toBe('レベル3 02:13から')
  expect(stateOf(likely, judged(1, [likely.id]))).toMatchObject({ what: 'レベル1 02:13から', alarm: false })
  expect(stateOf()).toEqual({ what: '脅威度 —', detail: '', alarm: false })
})
