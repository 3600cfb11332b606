// 3-4(2) over a night whose level goes up and down: found under a lower level it stands ready, back at level 3 it is asked
// about again, and never assumed.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { owedDuties } from '../../../shared/rules/duties.ts'
import { isCertain } from '../../../shared/rules/duty.ts'
import { foldOf, judged, notified } from '../../incident/said.ts'
import { atRisk, isolated, notAtRisk } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, missing, raised, under } from '../raised.ts'

const whole = ['3-4(2) protectionChief', '3-4(2) prefecture', '3-4(2) agency', '3-4(2) isolate']
const order = (...said: Operation[]) => owedDuties(foldOf(...said).incident, plan).map(({ id }) => id)

describe('at risk at level 2', () => {
  const [low, early, found] = [judged(2), notified('prefecture'), atRisk()]

  // Nothing was asked for, and the finding was not heard of again.
  it('[3-4(2)][3-5] asks for the level again first, and right under it stand its notices and its cut-off, ready', () => {
    expect(order(low, early, found).slice(0, 5)).toEqual(['3-5 reassess', ...whole])
    expect(dutyOf('3-5 reassess', low, found)).toMatchObject({ since: found.at, condition: null, doneBy: [] })
    for (const id of whole) {
      const duty = dutyOf(id, low, found)
      expect(duty?.reading).toBe('atLevel3')
      expect(duty && isCertain(duty)).toBe(false)
    }
    expect(dutyOf('3-4(2) find', low, found)).toBeUndefined()
  })

  it('[3-4(2)][3-9] is no blocker of a gate before level 3 is judged', () => {
    expect(missing('3-9', low, found).filter((id) => id.startsWith('3-4(2)'))).toEqual([])
  })

  it('[3-4(2)][3-5] judged as level 3 it is owed, and what was told and cut off meanwhile counts', () => {
    const told = notified('agency', { clauses: ['3-4(2)'] })
    const [cut, high] = [isolated('3-4(2)'), judged(3, [low.id])]
    expect(under('3-4(2)').owed(low, found, told, cut, high)).toEqual([
      '3-4(2) protectionChief',
      '3-4(2) prefecture',
    ])
    for (const id of whole) expect(dutyOf(id, low, found, high)?.reading).toBeNull()
    expect(doneBy('3-5 reassess', low, found, high)).toEqual([high.id])
  })

  it('[3-4(2)][3-5] judged as level 2 again, or found not to be so, it asks for nothing', () => {
    for (const end of [judged(2, [low.id]), notAtRisk()])
      expect(under('3-4(2)').raised(low, found, end)).toEqual([])
    expect(dutyOf('3-5 reassess', low, found, notAtRisk())?.condition).toBe('把握した状況を基に')
  })

  it('[3-4(2)][3-5] at level 1 it asks for the level again too', () => {
    expect(order(judged(1), atRisk()).slice(0, 5)).toEqual(['3-5 reassess', ...whole])
  })
})

describe('back at level 3', () => {
  const high = judged(3)
  const found = atRisk()
  const told = notified('agency', { clauses: ['3-4(2)'] })
  const low = judged(2, [high.id])
  const again = judged(3, [low.id])
  const night = [high, found, told, low, again]

  // The old finding stood again, with the old notices, or was forgotten.
  it('[3-4(2)][3-5] the earlier finding is asked about again, and nothing of it is owed or told', () => {
    expect(under('3-4(2)').owed(...night)).toEqual(['3-4(2) again'])
    expect(dutyOf('3-4(2) again', ...night)).toMatchObject({ urgency: '直ちに', since: again.at })
  })

  it('[3-4(2)][3-5] いまも同じ: everything is owed, and the earlier notices are history', () => {
    expect(under('3-4(2)').owed(...night, atRisk())).toEqual(whole)
  })

  it('[3-4(2)][3-5] 該当しない: the question is answered, and asked again when level 3 comes back once more', () => {
    const not = notAtRisk()
    expect(doneBy('3-4(2) again', ...night, not)).toEqual([not.id])
    const lower = judged(1, [again.id])
    const more = judged(3, [lower.id])
    expect(under('3-4(2)').owed(...night, not, lower, more)).toEqual(['3-4(2) again'])
  })

  it('[3-4(2)] where nothing was ever found the condition itself stands, until it is found not to be so', () => {
    const not = notAtRisk()
    expect(under('3-4(2)').owed(high)).toEqual(['3-4(2) find'])
    expect(doneBy('3-4(2) find', high, not)).toEqual([not.id])
    expect(under('3-4(2)').owed(high, not, atRisk())).toEqual(whole)
  })
})

it('[3-4(2)] nothing of it is raised by a level alone', () => {
  expect(raised(judged(2)).filter(({ clause }) => clause === '3-4(2)')).toEqual([])
})
