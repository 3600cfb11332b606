// The threat level 脅威度: what its examples suggest (3-1), what judging it asks for (3-3) and judging it again (3-5).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { threatLevels } from '#plan'
import type { Duty } from '../../../shared/rules/duty.ts'
import { suggestedLevel } from '../../../shared/rules/violation/threat.ts'
import { threatDuties } from '../subject-duties.ts'
import { operation } from '../../people.ts'
import { amended, assessed, foldOf, judged, measure, mistaken, suspected } from '../../incident/said.ts'

const examples = threatLevels.levels.flatMap(({ level, examples: of }) => of.map(({ id }) => ({ id, level })))

function raised(...said: Operation[]): Duty[] {
  return threatDuties(foldOf(...said).incident)
}

function ids(...said: Operation[]): string[] {
  return raised(...said).map(({ id }) => id)
}

function doneBy(id: string, ...said: Operation[]): string[] {
  const found = raised(...said).find((duty) => duty.id === id)
  if (found === undefined) throw new Error(`no duty ${id}`)
  return found.doneBy
}

describe('the suggestion', () => {
  it.each(examples)('[3-1] $id alone suggests level $level', ({ id, level }) => {
    expect(suggestedLevel([id])).toBe(level)
  })

  it('[3-1] of any examples together is the level of the highest, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(examples, { minLength: 1 }), (ticked) => {
        const highest = Math.max(...ticked.map(({ level }) => level))
        expect(suggestedLevel(ticked.map(({ id }) => id))).toBe(highest)
      }),
    )
  })

  it('[3-1] is none without an example of this plan', () => {
    expect(suggestedLevel([])).toBeNull()
    expect(suggestedLevel(['ofAnotherEdition'])).toBeNull()
    expect(suggestedLevel(['ofAnotherEdition', 'malwareDetected'])).toBe(2)
  })

  it('[3-1][3-3] does not judge: the level that a person chose governs, whatever was ticked', () => {
    const lower = judged(1)
    expect(
      ids({ ...lower, body: { ...lower.body, examples: ['accessThroughFirewall'], reason: '訓練' } }),
    ).toEqual(['3-3 assess', '3-3 report', '3-3 standDown'])
  })
})

describe('the judgement', () => {
  it('[3-3] is owed while a violation is suspected or level 2 or 3 thought likely, until somebody judges', () => {
    expect(ids()).toEqual([])
    for (const began of [assessed('violation', 'suspected'), suspected(3)])
      expect(raised(began)).toMatchObject([{ id: '3-3 assess', doneBy: [] }])
    const settled = judged(2)
    expect(doneBy('3-3 assess', suspected(2), settled)).toEqual([settled.id])
  })

  it('[3-3][OP8] is owed again while two have judged apart, until the next names both', () => {
    const [low, high] = [judged(1), judged(3)]
    expect(doneBy('3-3 assess', low, high)).toEqual([])
    const settled = judged(1, [low.id, high.id])
    expect(doneBy('3-3 assess', low, high, settled)).toEqual([settled.id])
    expect(doneBy('3-3 assess', low, high, judged(1, [low.id]))).toEqual([])
  })

  it('[3-3][OP5] is owed again when it was 誤入力', () => {
    const settled = judged(2)
    expect(doneBy('3-3 assess', assessed('violation', 'present'), settled, mistaken(settled.id))).toEqual([])
    expect(ids(settled, mistaken(settled.id))).toEqual([])
  })
})

describe('what a level asks for', () => {
  const asked = [
    { level: 1, duties: ['3-3 report', '3-3 standDown'] },
    { level: 2, duties: ['3-3 cause', '3-3 measures'] },
    { level: 3, duties: ['3-3 cause', '3-3 emergency', '3-3 council'] },
  ] as const

  it.each(asked)('[3-3][3-3 レベル$level] is owed by 本人確認情報管理責任者', ({ level, duties }) => {
    expect(ids(judged(level))).toEqual(['3-3 assess', ...duties])
    for (const { clause, office, condition } of raised(judged(level)))
      expect({ clause, office, condition }).toEqual({
        clause: '3-3',
        office: 'identityManager',
        condition: null,
      })
  })

  it.each(asked)('[3-5] judged again as level $level is what that level asks for', ({ level, duties }) => {
    const before = judged(level === 3 ? 2 : 3)
    expect(ids(before, judged(level, [before.id]))).toEqual(['3-3 assess', ...duties])
  })

  it('[3-3][OP8] judged apart is what the higher asks for', () => {
    expect(ids(judged(3), judged(1))).toEqual(ids(judged(3)))
  })

  it('[3-3][OP5] goes when the judgement was 誤入力, and changes when it was amended to another level', () => {
    const began = assessed('violation', 'present')
    const settled = judged(3)
    expect(ids(began, settled, mistaken(settled.id))).toEqual(['3-3 assess'])
    expect(ids(began, settled, amended(settled.id, { ...settled.body, level: 1 }))).toEqual(ids(judged(1)))
  })

  it('[1-1][3-3] at level 1 ends with a 無 said after it, and comes back when that was 誤入力', () => {
    const low = judged(1)
    const absent = assessed('violation', 'absent')
    expect(ids(low, absent)).toEqual([])
    expect(ids(low, absent, mistaken(absent.id))).toEqual(ids(judged(1)))
    expect(ids(low, assessed('fault', 'absent'))).toEqual(ids(judged(1)))
    expect(ids(absent, judged(1))).toEqual(ids(judged(1)))
  })

  it('[1-1][3-3][3-5] at levels 2 and 3 is not ended by a 無: judging again alone undoes a judgement', () => {
    for (const level of [2, 3] as const) {
      const grave = judged(level)
      expect(ids(grave, assessed('violation', 'absent'))).toEqual(ids(judged(level)))
      expect(ids(assessed('violation', 'absent'), judged(level))).toEqual(ids(judged(level)))
    }
  })
})

const reportedInternally = () => operation('v1.reportedInternally', { to: '総務課長', what: null })
const stoodDown = () => operation('v1.stoodDown', { what: null })
const causeFound = () => operation('v1.causeFound', { what: '持ち込んだ媒体' })
const councilRequested = () => operation('v1.councilRequested', { what: null, clause: '3-3' })

describe('what fulfils it', () => {
  const fulfilling = [
    { level: 1, duty: '3-3 report', by: reportedInternally },
    { level: 1, duty: '3-3 standDown', by: stoodDown },
    { level: 2, duty: '3-3 cause', by: causeFound },
    { level: 3, duty: '3-3 cause', by: causeFound },
    { level: 2, duty: '3-3 measures', by: () => measure('3-3') },
    { level: 2, duty: '3-3 measures', by: () => measure('3-4') },
    { level: 3, duty: '3-3 emergency', by: () => measure('3-4') },
    { level: 3, duty: '3-3 council', by: councilRequested },
  ] as const

  it.each(fulfilling)('[3-3] $duty at level $level: the record of it, until it is 誤入力', (one) => {
    const [level, by] = [judged(one.level), one.by()]
    expect(doneBy(one.duty, level)).toEqual([])
    expect(doneBy(one.duty, level, by)).toEqual([by.id])
    expect(doneBy(one.duty, level, by, mistaken(by.id))).toEqual([])
  })

  it.each(fulfilling)('[3-3] $duty at level $level is all that its record fulfils', ({ level, duty, by }) => {
    const open = raised(judged(level), by()).filter((each) => each.doneBy.length === 0)
    expect(open.map(({ id }) => id)).toEqual(
      ids(judged(level)).filter((id) => id !== '3-3 assess' && id !== duty),
    )
  })

  it('[3-3] a provisional measure (1-3) is none, and 対応策 are no 緊急措置', () => {
    expect(doneBy('3-3 measures', judged(2), measure('1-3'))).toEqual([])
    expect(doneBy('3-3 emergency', judged(3), measure('1-3'), measure('3-3'))).toEqual([])
  })

  it('[3-3] the council asked for under another clause was not asked for under this one', () => {
    const other = operation('v1.councilRequested', { what: null, clause: '2-1(3)' })
    expect(doneBy('3-3 council', judged(3), other)).toEqual([])
  })
})
