// Which of the settings that wait for an administrator would change anything (TR8): an older one confirmed after a newer did
// nothing, and nobody was told.
import { expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { changesTown } from '../../../shared/rules/town/setting-waits.ts'
import { mistaken } from '../../incident/said.ts'
import { devices, operation } from '../../people.ts'
import { brought } from '../said-of-town.ts'

const at = '2026-11-20T01:00:00.000Z'
const ofTown = { subject: townSubject }
const hours = (closeMinute: number) => operation('v1.hoursEntered', { openMinute: 540, closeMinute }, ofTown)
const closed = (day: string, name: string | null) => operation('v1.closedDayEntered', { day, name }, ofTown)
const waits = (said: Parameters<typeof brought>[0]) => brought(said, devices.dutyPhone, at, 'responder')
const stands = (said: Parameters<typeof brought>[0]) =>
  brought(said, devices.officePhone, at, 'administrator')

it('[TR8] an older one does not once a newer stands; two that wait both do, and a day of its own', () => {
  const [older, newer] = [hours(1020), hours(1030)]
  const [ofDay, ofOther] = [closed('2026-12-28', '休庁'), closed('2026-12-25', '休庁')]
  const all = new Set([older, newer, ofDay].map(({ id }) => id))
  expect(changesTown([waits(older), stands(newer)], older.id, new Set([older.id]))).toBe(false)
  expect(changesTown([waits(older), waits(newer)], older.id, all)).toBe(true)
  expect(changesTown([waits(older), waits(newer)], newer.id, all)).toBe(true)
  expect(changesTown([waits(ofDay), stands(ofOther)], ofDay.id, all)).toBe(true)
  expect(changesTown([stands(newer), waits(closed('2026-12-01', null))], newer.id, new Set())).toBe(false)
})

it('[TR8] the correction of one that waits does: both can be confirmed; of one overtaken it does not', () => {
  const [said, newer] = [hours(1020), hours(1030)]
  const struck = mistaken(said.id, ofTown)
  const waiting = new Set([said.id, struck.id])
  const corrected = operation(
    'v1.corrected',
    { operation: said.id, nature: 'amended', body: { openMinute: 540, closeMinute: 1000 }, reason: null },
    ofTown,
  )
  const both = new Set([said.id, corrected.id])
  expect(changesTown([waits(said), waits(corrected)], corrected.id, both)).toBe(true)
  expect(changesTown([stands(said), waits(corrected)], corrected.id, both)).toBe(true)
  expect(changesTown([stands(said), stands(newer), waits(struck)], struck.id, waiting)).toBe(false)
})
