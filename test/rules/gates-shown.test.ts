// Which ways to end the response an incident has: each kind by itself, and always one.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import { gatesShown } from '../../shared/rules/gates-shown.ts'
import { assessed, foldOf, judged } from '../incident/said.ts'

const gatesOf = (...said: Operation[]) => gatesShown(foldOf(...said).incident)

describe('the ways to end', () => {
  it('[1-1] are one for each kind, by itself', () => {
    expect(gatesOf(assessed('fault', 'suspected'))).toEqual(['2-3'])
    expect(gatesOf(assessed('fault', 'present'), judged(2))).toEqual(['2-3', '3-9'])
  })

  it('[1-3] of an incident that is neither is 該当なし: there is always one', () => {
    expect(gatesOf()).toEqual(['1-3'])
    expect(gatesOf(assessed('fault', 'absent'), assessed('violation', 'absent'))).toEqual(['1-3'])
  })

  it('[3-3] of level 1, and of a violation nobody judged, is to stand down; [3-9] of level 2 to resume', () => {
    expect(gatesOf(assessed('violation', 'suspected'))).toEqual(['3-3'])
    expect(gatesOf(judged(1))).toEqual(['3-3'])
    expect(gatesOf(judged(2))).toEqual(['3-9'])
  })

  it('[3-9] stays after level 3 was judged again as 1: the council is owed still', () => {
    const grave = judged(3)
    const lower = judged(1, [grave.id])
    expect(gatesOf(grave, lower)).toEqual(['3-9', '3-3'])
    expect(gatesOf(grave, lower, assessed('violation', 'absent'))).toEqual(['3-9', '1-3'])
  })
})
