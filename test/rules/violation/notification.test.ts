// Notification 通報 (3-2(4)): what raises it, what ends it, and what does and does not discharge it (OP9).
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { notificationDuties } from '../subject-duties.ts'
import {
  amended,
  assessed,
  ended,
  foldOf,
  included,
  judged,
  mistaken,
  notified,
  outside,
  placed,
  suspected,
} from '../../incident/said.ts'

const failures = ['busy', 'noAnswer', 'wrongNumber'] as const

function isRaised(...said: Operation[]): boolean {
  return notificationDuties(foldOf(...said).incident).length > 0
}

/** Of an incident where level 2 is likely. */
function doneBy(...said: Operation[]): string[] {
  return notificationDuties(foldOf(suspected(2), ...said).incident).flatMap((duty) => duty.doneBy)
}

describe('it is raised', () => {
  it.each([2, 3] as const)('[3-2(4)] by level %i thought likely, before anybody has judged', (level) => {
    const likely = suspected(level)
    const { at: since, id: by } = likely
    const common = { clause: '3-2(4)', office: 'identityManager', urgency: null, condition: null, whom: null }
    expect(notificationDuties(foldOf(likely).incident)).toMatchObject([
      { ...common, id: '3-2(4) notify', act: 'notifyPrefecture', since, by, doneBy: [] },
    ])
  })

  // Judged at 02:15 it read 02:15から, and who had taken it over 引き受けた was forgotten.
  it('[3-2(4)][3-5] since it was first likely or judged, whatever judgement settles that, until one of level 1', () => {
    const likely = suspected(2)
    const first = judged(3, [likely.id])
    const again = judged(2, [first.id])
    const low = judged(1, [again.id])
    const anew = judged(2, [low.id])
    const raisedBy = (...said: Operation[]) =>
      notificationDuties(foldOf(...said).incident).map(({ by, since }) => ({ by, since }))
    expect(raisedBy(likely, first, again)).toEqual([{ by: likely.id, since: likely.at }])
    expect(raisedBy(likely, first, again, low, anew)).toEqual([{ by: anew.id, since: anew.at }])
    expect(raisedBy(likely, first, mistaken(likely.id))).toEqual([{ by: first.id, since: first.at }])
  })

  it('[3-2(4)] by a judgement of level 2 or 3, not of level 1, nor by a violation alone', () => {
    expect(isRaised(judged(2))).toBe(true)
    expect(isRaised(judged(3))).toBe(true)
    expect(isRaised(judged(1))).toBe(false)
    expect(isRaised(assessed('violation', 'present'))).toBe(false)
  })

  it('[3-2(4)] still, by what was thought likely, where level 1 was judged without naming it', () => {
    const likely = suspected(3)
    expect(isRaised(likely, judged(1))).toBe(true)
    expect(isRaised(likely, judged(1, [likely.id]))).toBe(false)
    expect(isRaised(likely, suspected(2), judged(1, [likely.id]))).toBe(true)
  })

  it('[3-2(4)][OP8] by the higher of two judgements made apart', () => {
    expect(isRaised(judged(1), judged(2))).toBe(true)
    const high = judged(2)
    expect(isRaised(high, judged(1, [high.id]))).toBe(false)
  })

  it('[3-2(4)][OP5] no longer when what raised it was 誤入力, and again when what ended it was', () => {
    const likely = suspected(2)
    expect(isRaised(likely, mistaken(likely.id))).toBe(false)
    const low = judged(1, [likely.id])
    expect(isRaised(likely, low, mistaken(low.id))).toBe(true)
  })

  // One tap on 無 took the call away, while レベル3の可能性 still stood; an early 無 silenced what was likely hours later.
  it('[1-1][3-2(4)] by what is likely whatever is said of 有無, until a judgement settles it', () => {
    const likely = suspected(3)
    const absent = () => assessed('violation', 'absent')
    expect(isRaised(likely, assessed('violation', 'investigating'))).toBe(true)
    expect(isRaised(likely, absent())).toBe(true)
    expect(isRaised(absent(), likely)).toBe(true)
    expect(isRaised(absent(), likely, absent())).toBe(true)
    expect(isRaised(likely, absent(), judged(1, [likely.id]))).toBe(false)
    expect(isRaised(likely, absent(), mistaken(likely.id))).toBe(false)
  })

  it('[3-2(4)][3-5] still, though 無 was found after level 2 or 3 was judged, until it is judged lower', () => {
    for (const level of [2, 3] as const) {
      const grave = judged(level)
      const absent = assessed('violation', 'absent')
      expect(isRaised(grave, absent)).toBe(true)
      expect(isRaised(grave, absent, judged(1, [grave.id]))).toBe(false)
      expect(isRaised(grave, absent, mistaken(grave.id))).toBe(false)
    }
  })
})

describe('telling the prefecture', () => {
  const call = placed()
  const connected = ended(call.id, 'connected')

  it('[3-2(4)][OP9] is not done by a call that was answered', () => {
    expect(doneBy(call, connected)).toEqual([])
  })

  it('[3-2(4)][OP9] is done by 通報した: by that call, by one nobody has said the outcome of, by other means', () => {
    const byCall = notified('prefecture', { call: call.id })
    const otherwise = notified('prefecture')
    expect(doneBy(call, connected, byCall)).toEqual([byCall.id])
    expect(doneBy(call, byCall)).toEqual([byCall.id])
    expect(doneBy(otherwise)).toEqual([otherwise.id])
  })

  it.each([...failures, 'notDialled'] as const)(
    '[3-2(4)][OP9] is not done by a call whose outcome is %s, said before or after',
    (outcome) => {
      const byCall = notified('prefecture', { call: call.id })
      expect(doneBy(call, ended(call.id, outcome), byCall)).toEqual([])
      expect(doneBy(call, connected, byCall, ended(call.id, outcome))).toEqual([])
      const amendment = amended(connected.id, { call: call.id, outcome })
      expect(doneBy(call, connected, byCall, amendment)).toEqual([])
    },
  )

  it('[3-2(4)][OP5] is owed again when the notice was 誤入力, or its call', () => {
    const byCall = notified('prefecture', { call: call.id })
    expect(doneBy(call, connected, byCall, mistaken(byCall.id))).toEqual([])
    expect(doneBy(call, connected, byCall, mistaken(call.id))).toEqual([])
  })

  it('[3-2(4)][OP6] is done by a notice said outside as soon as its call was taken in', () => {
    const loose = placed(outside)
    const notice = notified('prefecture', { call: loose.id }, outside)
    expect(doneBy(loose, notice)).toEqual([])
    expect(doneBy(loose, notice, included(loose.id))).toEqual([notice.id])
  })

  it.each(['maintainer', 'protectionChief', 'otherMunicipality'])(
    '[3-2(4)] is not done by telling %s',
    (office) => {
      expect(doneBy(notified(office))).toEqual([])
    },
  )
})

describe('telling the agency directly', () => {
  const tried = placed()
  const notice = notified('agency')

  it.each(failures)(
    '[3-2(4) なお書] is enough after the prefecture was called and %s came of it',
    (outcome) => {
      expect(doneBy(tried, ended(tried.id, outcome), notice)).toEqual([notice.id])
    },
  )

  it.each(['notDialled', 'connected'] as const)('[3-2(4)] is not after %s', (outcome) => {
    expect(doneBy(tried, ended(tried.id, outcome), notice)).toEqual([])
  })

  it('[3-2(4)] is not after the prefecture answered a later call, is again when that call failed after all', () => {
    const again = placed({ at: '2026-11-23T02:14:00+09:00' })
    const later = notified('agency', {}, { at: '2026-11-23T02:15:00+09:00' })
    const said = [tried, ended(tried.id, 'busy'), again]
    const end = ended(again.id, 'connected')
    expect(doneBy(...said, end, later)).toEqual([])
    expect(doneBy(...said, end, mistaken(end.id), later)).toEqual([later.id])
    expect(doneBy(...said, ended(again.id, 'noAnswer'), later)).toEqual([later.id])
  })

  it('[3-2(4)] was enough and stays so when the prefecture answers after it', () => {
    const after = placed({ at: '2026-11-23T03:00:00+09:00' })
    expect(doneBy(tried, ended(tried.id, 'busy'), notice, after, ended(after.id, 'connected'))).toEqual([
      notice.id,
    ])
  })

  it('[3-2(4)][OP6] is enough after a try before anybody thought level 2 or 3 likely', () => {
    const loose = placed({ ...outside, at: '2026-11-23T01:00:00+09:00' })
    const said = [loose, ended(loose.id, 'noAnswer', outside), included(loose.id), suspected(3), notice]
    expect(notificationDuties(foldOf(...said).incident)).toMatchObject([{ doneBy: [notice.id] }])
  })

  it('[3-2(4)] is not without a try, nor while nobody has said what came of it', () => {
    expect(doneBy(notice)).toEqual([])
    expect(doneBy(tried, notice)).toEqual([])
  })

  it('[3-2(4)] is not after a try of anybody else', () => {
    for (const contact of ['agency', null, 'ofAnotherEdition']) {
      const call = placed({}, contact)
      expect(doneBy(call, ended(call.id, 'noAnswer'), notice)).toEqual([])
    }
  })

  it('[3-2(4)] is enough with a reason', () => {
    const because = notified('agency', { reason: '県の電話が不通' })
    expect(doneBy(because)).toEqual([because.id])
  })

  it('[3-2(4)][OP9] is not by a call to the agency that nobody answered, reason or not', () => {
    const call = placed({}, 'agency')
    const because = notified('agency', { call: call.id, reason: '県の電話が不通' })
    expect(doneBy(call, ended(call.id, 'noAnswer'), because)).toEqual([])
  })

  it('[3-2(4)][OP5] is no more when the try was 誤入力, or turned out not to have been made', () => {
    const end = ended(tried.id, 'busy')
    expect(doneBy(tried, end, notice, mistaken(tried.id))).toEqual([])
    expect(doneBy(tried, end, notice, mistaken(end.id))).toEqual([])
    expect(doneBy(tried, end, notice, ended(tried.id, 'notDialled'))).toEqual([])
  })
})
