// Grasp of the situation 状況の把握 (3-2(1)(2)(3)): what raises it and what fulfils each part.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { situationDuties } from '../subject-duties.ts'
import { operation } from '../../people.ts'
import {
  assessed,
  ended,
  foldOf,
  judged,
  mistaken,
  notified,
  placed,
  suspected,
} from '../../incident/said.ts'

const all = ['3-2(1) convene', '3-2(2) gather', '3-2(3) maintainer']

function duties(...said: Operation[]) {
  return situationDuties(foldOf(...said).incident)
}

/** Of an incident with a violation. */
function owed(...said: Operation[]): string[] {
  const found = duties(assessed('violation', 'present'), ...said).filter(({ doneBy }) => doneBy.length === 0)
  return found.map(({ id }) => id)
}

describe('it is raised', () => {
  it.each([
    ['疑い', assessed('violation', 'suspected')],
    ['有', assessed('violation', 'present')],
    ['可能性が高い', suspected(2)],
    ['判定', judged(1)],
  ])('[1-1][3-2] by %s, of 本人確認情報管理責任者 and without a word of urgency', (_what, began) => {
    expect(duties(began).map(({ id }) => id)).toEqual(all)
    for (const { office, urgency } of duties(began))
      expect({ office, urgency }).toEqual({ office: 'identityManager', urgency: null })
  })

  it('[1-1][3-2] by neither 調査中, nor a fault, nor once it was found that there is no violation', () => {
    for (const said of [[], [assessed('violation', 'investigating')], [assessed('fault', 'present')]])
      expect(duties(...said)).toEqual([])
    const likely = suspected(3)
    expect(duties(likely, judged(1, [likely.id]), assessed('violation', 'absent'))).toEqual([])
  })

  it('[1-1][OP8] by 有, where another judged 無 apart', () => {
    const apart = [assessed('violation', 'absent', []), assessed('violation', 'present', [])]
    expect(duties(...apart).map(({ id }) => id)).toEqual(all)
  })
})

describe('it is fulfilled', () => {
  it.each([
    ['3-2(1)', '3-2(1) convene', operation('v1.respondersConvened', { what: null })],
    ['3-2(2)', '3-2(2) gather', operation('v1.informationGathered', { what: '操作記録' })],
    ['3-2(3)', '3-2(3) maintainer', notified('maintainer')],
  ])('[%s] by the record of it and nothing else, until that is 誤入力', (_clause, duty, by) => {
    expect(owed(by)).toEqual(all.filter((id) => id !== duty))
    expect(owed(by, mistaken(by.id))).toEqual(all)
  })

  it('[3-2(3)][OP9] by no call to the maintainer that was only answered, or that nobody answered', () => {
    const call = placed({}, null)
    const notice = notified('maintainer', { call: call.id })
    expect(owed(call, ended(call.id, 'connected'))).toContain('3-2(3) maintainer')
    expect(owed(call, ended(call.id, 'connected'), notice)).not.toContain('3-2(3) maintainer')
    for (const outcome of ['notDialled', 'noAnswer'] as const)
      expect(owed(call, ended(call.id, outcome), notice)).toContain('3-2(3) maintainer')
  })

  it('[3-2(3)] by no notice to anybody else', () => {
    expect(owed(notified('prefecture'), notified('supplier'))).toEqual(all)
  })
})
