// Judging again 再判定 (3-5): 3-3 applies again at the level that is judged. What it asks for anew, and what stays done.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import type { ThreatLevel } from '../../../shared/plan/schemas.ts'
import { duties, inScreenOrder } from '../../../shared/rules/duties.ts'
import { isOwed } from '../../../shared/rules/duty.ts'
import { worklist } from '../../../shared/rules/worklist.ts'
import { threatDuties } from '../subject-duties.ts'
import { intake, operation } from '../../people.ts'
import { amended, foldOf, judged, measure, mistaken, notified, suspected } from '../../incident/said.ts'
import { doneBy, dutyOf, raised, under } from '../raised.ts'

function owed(...said: Operation[]): string[] {
  return threatDuties(foldOf(...said).incident)
    .filter(isOwed)
    .map(({ id }) => id)
}

const ended = () => [
  operation('v1.reportedInternally', { to: '総務課長', what: null }),
  operation('v1.stoodDown', { what: null }),
]
const council = () => [operation('v1.councilRequested', { what: null, clause: '3-3' })]

/** Judgements one after another, each naming the one before it; between them what was done. */
function inTurn(...steps: (ThreatLevel | (() => Operation[]))[]): Operation[] {
  const said: Operation[] = []
  let last: string[] = []
  for (const step of steps) {
    const next = typeof step === 'number' ? [judged(step, last)] : step()
    if (typeof step === 'number') last = next.map(({ id }) => id)
    said.push(...next)
  }
  return said
}

// Level 3 likely after level 1 was judged: the screen said レベル1, and asked to stand down.
describe('a graver level that is likely', () => {
  const [low, likely] = [judged(1), suspected(3)]

  it('[3-5] is to be judged again, after 3-2(4), and is settled by the judgement that names it', () => {
    expect(dutyOf('3-5 settle', low, likely)).toMatchObject({ by: likely.id, condition: null, doneBy: [] })
    expect(under('3-5').owed(likely, low)).toEqual(['3-5 settle'])
    const order = inScreenOrder(raised(low, likely)).map(({ clause }) => clause)
    expect(order.indexOf('3-2(4)')).toBeLessThan(order.indexOf('3-5'))
    for (const level of [1, 3] as const)
      expect(dutyOf('3-5 settle', low, likely, judged(level, [low.id, likely.id]))).toBeUndefined()
    expect(dutyOf('3-5 settle', low, likely, mistaken(likely.id))).toBeUndefined()
  })

  it('[3-5][WL1] comes first once the prefecture was told, after a stand-down too', () => {
    for (const said of [
      [low, likely],
      [low, ...ended(), suspected(3)],
    ]) {
      const { incident } = foldOf(intake(), ...said, notified('prefecture'))
      expect(worklist(incident, duties(incident, plan)).now.map(({ id }) => id)).toEqual(['3-5 settle'])
    }
  })

  it('[3-3][3-5] lets nothing end the response as level 1 does', () => {
    expect(under('3-3').owed(low, likely)).toEqual([])
    expect(under('3-3').owed(low)).toEqual(['3-3 report', '3-3 standDown'])
  })

  it('[3-5] is one duty at level 2 too, and none where no more is likely than was judged', () => {
    expect(under('3-5').owed(judged(2), likely)).toEqual(['3-5 settle'])
    expect(under('3-5').owed(judged(3), likely)).toEqual(['3-5 reassess'])
    expect(under('3-5').raised(likely)).toEqual([])
  })
})

describe('level 1 judged again', () => {
  // An old report and stand-down ended a response that had begun anew.
  it('[3-3][3-5] after level 2 asks for the report and the standing down anew', () => {
    const again = inTurn(1, ended, 2, 1)
    expect(owed(...again)).toEqual(['3-3 report', '3-3 standDown'])
    expect(owed(...again, ...ended())).toEqual([])
  })

  it('[3-3][3-5] does so after a new suspicion too, but not before it is judged', () => {
    const first = judged(1)
    const likely = suspected(2)
    const said = [first, ...ended(), likely]
    expect(owed(...said)).toEqual([])
    expect(owed(...said, judged(1, [first.id, likely.id]))).toEqual(['3-3 report', '3-3 standDown'])
  })

  it('[3-3][OP8] apart on another device asks for them anew', () => {
    expect(owed(judged(1), ...ended(), judged(1))).toEqual(['3-3 report', '3-3 standDown'])
  })

  it('[3-5][OP5] by mistake asks for nothing: what was done before counts again', () => {
    const said = inTurn(1, ended)
    const again = judged(
      1,
      said.slice(0, 1).map(({ id }) => id),
    )
    expect(owed(...said, again)).toEqual(['3-3 report', '3-3 standDown'])
    expect(owed(...said, again, mistaken(again.id))).toEqual([])
  })
})

describe('level 3 judged again', () => {
  it('[3-3][3-5] after a lower level asks for the council anew', () => {
    for (const lower of [1, 2] as const) {
      const again = inTurn(3, council, lower, 3)
      expect(owed(...again)).toContain('3-3 council')
      expect(owed(...again, ...council())).not.toContain('3-3 council')
    }
  })

  it('[1-4][3-5] while it governs asks for no second council', () => {
    expect(owed(...inTurn(3, council, 3))).not.toContain('3-3 council')
  })

  it('[3-5][OP8] against a lower level judged apart, which never governed, asks for no second council', () => {
    const high = judged(3)
    const asked = council()
    const low = judged(1)
    const said = [high, ...asked, low]
    expect(owed(...said)).not.toContain('3-3 council')
    expect(owed(...said, judged(3, [high.id, low.id]))).not.toContain('3-3 council')
  })

  it('[3-5][OP5] asks for none where the lower level between was 誤入力, or amended to 3', () => {
    const said = inTurn(3, council, 2, 3)
    const lower = said[2] as ReturnType<typeof judged>
    expect(owed(...said)).toContain('3-3 council')
    expect(owed(...said, mistaken(lower.id))).not.toContain('3-3 council')
    expect(owed(...said, amended(lower.id, { ...lower.body, level: 3 }))).not.toContain('3-3 council')
  })

  it('[3-3] is not met by a council that was asked for before anybody judged it', () => {
    expect(owed(...council(), judged(3))).toContain('3-3 council')
  })
})

it('[3-5] a cause that was found and measures that were taken stay so', () => {
  const done = () => [operation('v1.causeFound', { what: '持ち込んだ媒体' }), measure('3-4')]
  expect(owed(...inTurn(2, done, 1, 2))).toEqual([])
  expect(owed(...inTurn(3, done, 2, 3))).toEqual(['3-3 council'])
})

describe('the judging again', () => {
  const again = (...said: Operation[]) => doneBy('3-5 reassess', ...said)

  it('[3-5] is offered at levels 2 and 3, 把握した状況を基に, for 本人確認情報管理責任者 to say when', () => {
    for (const level of [2, 3] as const) {
      const grave = judged(level)
      expect(dutyOf('3-5 reassess', grave)).toMatchObject({
        office: 'identityManager',
        urgency: null,
        condition: '把握した状況を基に',
        since: grave.at,
        doneBy: [],
      })
      expect(again(grave, mistaken(grave.id))).toBeUndefined()
    }
    for (const said of [suspected(3), judged(1)]) expect(again(said)).toBeUndefined()
  })

  // The first judgement names what was thought likely: it was taken for a judgement made again.
  it('[3-5][3-3] is a judgement that names another, not the first one, which names a suspicion', () => {
    const likely = suspected(2)
    const first = judged(2, [likely.id])
    expect(again(likely, first)).toEqual([])
    const second = judged(3, [first.id])
    expect(again(likely, first, second)).toEqual([second.id])
    expect(again(likely, first, second, mistaken(second.id))).toEqual([])
    expect(again(judged(2), judged(2))).toEqual([])
  })
})
