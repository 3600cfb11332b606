// A correction before it is saved: which duties it would open or close (OP5).
import { expect, it } from 'vitest'
import { plan } from '../../shared/plan/plan.ts'
import { effectOf, mistaken } from '../../shared/rules/correction.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { assessed, foldOf, judged, notified } from '../incident/said.ts'
import { intake } from '../people.ts'

const amending = ({ id, body }: Operation, change: object) =>
  ({ operation: id, nature: 'amended', body: { ...body, ...change }, reason: null }) as const
const ids = (duties: readonly { id: string }[]) => duties.map(({ id }) => id)

it('[OP5][3-1] a level that should have been 3 opens what level 3 owes, and closes what only level 2 did', () => {
  const level2 = judged(2)
  const folded = foldOf(intake(), assessed('violation', 'present'), level2)
  const { opened, closed } = effectOf(folded, [amending(level2, { level: 3 })], plan)
  expect(ids(opened)).toEqual(
    expect.arrayContaining(['3-3 emergency', '3-3 council', '3-8 report', '3-9 council']),
  )
  expect(ids(closed)).toContain('3-3 measures')
})

it('[OP5][3-2(4)] a notice that went to somebody else opens the notification again', () => {
  const notice = notified('prefecture')
  const folded = foldOf(intake(), assessed('violation', 'present'), judged(2), notice)
  expect(ids(effectOf(folded, [amending(notice, { office: 'maintainer' })], plan).opened)).toEqual([
    '3-2(4) notify',
  ])
  const nothing = effectOf(folded, [amending(notice, { person: '県 担当' })], plan)
  expect([nothing.opened, nothing.closed]).toEqual([[], []])
})

it('[OP5][TL3] 誤入力 opens what rested on it, and closes what it asked for, of several at once', () => {
  const first = intake()
  expect(ids(effectOf(foldOf(first), [mistaken(first.id)], plan).opened)).toContain('1-3 form1')
  const [kind, level2] = [assessed('violation', 'present'), judged(2)]
  const folded = foldOf(first, kind, level2)
  const { opened, closed } = effectOf(
    folded,
    [kind, level2].map(({ id }) => mistaken(id)),
    plan,
  )
  expect(ids(closed)).toContain('3-2(4) notify')
  expect(ids(opened)).not.toContain('3-2(4) notify')
})

it('[TL3] what is corrected and is not here changes nothing', () => {
  expect(effectOf(foldOf(intake()), [mistaken(judged(3).id)], plan)).toEqual({ opened: [], closed: [] })
})
