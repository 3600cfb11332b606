// 未了 after the response was ended: what the plan asks from the sign on stays, and why it does is said to be our reading.
import { beforeEach, expect, it } from 'vitest'
import type { Fact } from '../../../shared/incident/operation.ts'
import { open, recorded, say, subjectOf, usedBy } from '../screen.ts'
import { filledIn } from '../../incident/said.ts'
import { freshDevice } from '../town.ts'

const absent = (kind: 'fault' | 'violation'): Omit<Fact, 'subject'> => ({
  type: 'v1.kindAssessed',
  body: { kind, presence: 'absent' },
})
const told: Omit<Fact, 'subject'> = {
  type: 'v1.notified',
  body: { office: 'maintainer', call: null, person: null, reason: null, clauses: ['1-3'] },
}

const filled: Omit<Fact, 'subject'> = { type: 'v1.intakeDetailed', body: filledIn().body }

beforeEach(freshDevice)

it('[1-3][GT2] after 該当なし the contact of 1-3 and the blanks of 別紙1 stay 未了, by our reading, until they are done', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('住基端末が起動しない', 'fault')
  const ended = { reason: null, what: null, open: [] }
  await say(subjectOf(path), absent('fault'), absent('violation'), {
    type: 'v1.foundNotApplicable',
    body: ended,
  })
  const screen = await open(path)
  const note = screen.css('.ending')
  await expect.element(note).toMatchTextContent('未了 2件')
  await expect
    .element(note)
    .toMatchTextContent('1-3は、発見・通報のときから求められ、終えても残ります(当方の読み方)')
  await expect
    .element(screen.css('.duty').filter({ hasText: '関係機関と連絡・調整する' }).first())
    .toBeInTheDocument()
  await say(subjectOf(path), told)
  await expect.element(note).toMatchTextContent('未了 1件')
  await say(subjectOf(path), filled)
  await expect.element(note).not.toMatchTextContent('未了')
  await expect.element(note).not.toMatchTextContent('当方の読み方')
})
