// The threat level of an incident (3-2(4), 3-3, 3-5): what was thought likely, what was judged, what stands of it when
// people judged apart, in turn, by clocks that disagree, or by mistake.
import { describe, expect, it } from 'vitest'
import { maxReplacedAtOnce } from '../../shared/incident/operation-fields.ts'
import { readOperation } from '../../shared/incident/operation.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { governingLevel, isThreatDivided, settledByNext, standingOf } from '../../shared/incident/threat.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { devices, fixedNow, uuidv7 } from '../people.ts'
import { amended, foldOf, judged, mistaken, suspected } from './said.ts'

function threat(...said: Operation[]) {
  return foldOf(...said).incident.threat
}

function judgedBy(...said: Operation[]): string[] {
  return standingOf(threat(...said), 'assessed').map(({ operation }) => operation)
}

/** Id and stamp of the `n`th that was said in this test, whatever the order in which it was made. */
function nth(n: number) {
  const stamp = stampOf({ timeMs: fixedNow.getTime() + n, counter: 0 }, devices.dutyPhone)
  return { id: uuidv7(500_000 + n), stamp }
}

describe('可能性が高い', () => {
  it('[3-2(4)] is no judgement: it stands, and no level governs', () => {
    const likely = suspected(3)
    expect(standingOf(threat(likely), 'suspected')).toMatchObject([{ operation: likely.id, level: 3 }])
    expect(governingLevel(threat(likely))).toBeNull()
    expect(threat(likely).level3).toEqual([])
  })

  it('[3-2(4)][OP8] stands beside a judgement that does not name it, and goes with one that does', () => {
    const likely = suspected(2)
    expect(standingOf(threat(likely, judged(1)), 'suspected')).toHaveLength(1)
    expect(standingOf(threat(likely, judged(1, [likely.id])), 'suspected')).toEqual([])
  })

  it('[3-2(4)][OP8] of two levels is no division: only judgements are divided', () => {
    expect(isThreatDivided(threat(suspected(2), suspected(3), judged(1)))).toBe(false)
  })
})

describe('判定', () => {
  it('[3-3][OP8] of two apart both stand, divided, and the higher governs', () => {
    const [low, high] = [judged(1), judged(3)]
    for (const apart of [threat(low, high), threat(high, low)]) {
      expect(governingLevel(apart)).toBe(3)
      expect(isThreatDivided(apart)).toBe(true)
    }
  })

  it('[3-3][OP8] of two apart but alike is not divided', () => {
    const alike = threat(judged(2), judged(2))
    expect(standingOf(alike, 'assessed')).toHaveLength(2)
    expect(isThreatDivided(alike)).toBe(false)
  })

  it('[3-5][OP8] settles both when it names both, and leaves standing the one it does not name', () => {
    const [low, high] = [judged(1), judged(3)]
    const settled = judged(2, [low.id, high.id])
    expect(judgedBy(low, high, settled)).toEqual([settled.id])
    expect(governingLevel(threat(low, high, settled))).toBe(2)
    expect(isThreatDivided(threat(low, high, settled))).toBe(false)
    expect(judgedBy(low, high, judged(2, [low.id]))).toContain(high.id)
  })

  it('[3-5][OP8] settles what it names though a clock put it before that', () => {
    const first = judged(3)
    const behind = {
      stamp: stampOf({ timeMs: fixedNow.getTime() - 60_000, counter: 0 }, devices.officePhone),
    }
    const again = judged(2, [first.id], behind)
    const folded = foldOf(first, again)
    expect(folded.entries.map(({ read }) => read.operation.id)).toEqual([again.id, first.id])
    expect(judgedBy(first, again)).toEqual([again.id])
    expect(governingLevel(folded.incident.threat)).toBe(2)
  })

  it('[3-5] in turn, each naming the one before it, leaves the last', () => {
    const first = judged(2)
    const second = judged(3, [first.id])
    const third = judged(1, [second.id])
    expect(judgedBy(first, second, third)).toEqual([third.id])
  })

  it('[OP8] that names what is nowhere stands all the same', () => {
    const only = judged(2, [uuidv7(999_999)])
    expect(judgedBy(only)).toEqual([only.id])
  })
})

describe('a ring of names', () => {
  it('[OP8] of one that names itself leaves it standing', () => {
    const itself = judged(3, [nth(1).id], nth(1))
    expect(judgedBy(itself)).toEqual([itself.id])
    const before = judged(1)
    expect(judgedBy(before, itself)).toEqual([itself.id, before.id])
  })

  it.each([2, 3, 5])('[OP8] of %i leaves one standing', (size) => {
    const ring = Array.from({ length: size }, (_, n) => judged(2, [nth((n + 1) % size).id], nth(n)))
    expect(judgedBy(...ring)).toHaveLength(1)
    expect(judgedBy(...ring.toReversed())).toEqual(judgedBy(...ring))
  })

  // A suspicion beside the ring stood, and hid that no judgement did.
  it('[OP8] leaves a judgement standing beside a suspicion', () => {
    const ring = [judged(3, [nth(2).id], nth(1)), judged(1, [nth(1).id], nth(2))]
    expect(governingLevel(threat(suspected(2), ...ring))).not.toBeNull()
  })

  it('[OP8] is settled by a judgement that names all of it', () => {
    const ring = [judged(3, [nth(2).id], nth(1)), judged(1, [nth(1).id], nth(2))]
    const settled = judged(2, [nth(1).id, nth(2).id], nth(3))
    expect(judgedBy(...ring, settled)).toEqual([settled.id])
  })

  it('[OP8] of many that each name all the others is weighed at once', () => {
    const ids = Array.from({ length: 60 }, (_, n) => nth(n).id)
    const tangle = ids.map((_id, n) => judged(2, ids, nth(n)))
    expect(judgedBy(...tangle)).toHaveLength(1)
  })
})

describe('the next judgement', () => {
  it('[OP8] settles whatever stands', () => {
    const [low, likely, high] = [judged(1), suspected(2), judged(3)]
    const before = threat(low, likely, high)
    expect(settledByNext(before)).toEqual([high.id, low.id, likely.id])
    expect(settledByNext(threat())).toEqual([])
    const settled = judged(2, settledByNext(before))
    expect(threat(low, likely, high, settled).judgements.standing).toMatchObject([{ operation: settled.id }])
  })

  // It named all that stood: beyond a hundred its body was no body, and nobody could judge any more.
  it('[OP8][OP2] can be said however much stands: one settles what was judged, one more the rest', () => {
    const many = Array.from({ length: maxReplacedAtOnce + 20 }, () => suspected(3))
    const said = [...many, judged(3)]
    const first = judged(1, settledByNext(threat(...said)))
    expect(readOperation(first)).toEqual({ known: true, operation: first })
    expect(governingLevel(threat(...said, first))).toBe(1)
    expect(standingOf(threat(...said, first), 'suspected')).toHaveLength(21)
    const second = judged(1, settledByNext(threat(...said, first)))
    expect(threat(...said, first, second).judgements.standing).toMatchObject([{ operation: second.id }])
  })
})

describe('level 3', () => {
  it('[3-8][3-9] once judged stays in the record when it is judged lower', () => {
    const high = judged(3)
    const again = judged(2, [high.id])
    expect(threat(high, again).level3).toEqual([high.id])
    expect(governingLevel(threat(high, again))).toBe(2)
  })

  it('[3-8][3-9][OP5] goes when the judgement was 誤入力, or amended to another level, and comes with one', () => {
    const high = judged(3)
    expect(threat(high, mistaken(high.id)).level3).toEqual([])
    expect(threat(high, amended(high.id, { ...high.body, level: 2 })).level3).toEqual([])
    const low = judged(2)
    expect(threat(low, amended(low.id, { ...low.body, level: 3 })).level3).toEqual([low.id])
  })

  it('[3-5][OP5] a judgement that was 誤入力 gives back what it had settled', () => {
    const first = judged(2)
    const again = judged(1, [first.id])
    expect(judgedBy(first, again, mistaken(again.id))).toEqual([first.id])
  })
})
