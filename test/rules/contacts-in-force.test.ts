// The contact tree (1-2, 別記) in force: printed, in force and confirmed are three things.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import { contacts } from '../../shared/plan/contacts.ts'
import { prefectureHours } from '../../shared/plan/hours.ts'
import { closedDays, contactsInForce, hoursInForce } from '../../shared/rules/contacts-in-force.ts'
import { mistaken } from '../incident/said.ts'
import { contact, ofTown, townSaid, townWith } from '../incident/town-said.ts'

const inForce = (...said: Operation[]) => contactsInForce(contacts, townWith(...said))
const agency = (...said: Operation[]) => inForce(...said).find(({ id }) => id === 'agency')
const tried = (number: string, reached: boolean) =>
  townSaid('v1.numberConfirmed', { contact: 'agency', number, reached, what: null })

describe('the numbers of the plan', () => {
  it('[別記][TR3] are in force as printed, unconfirmed, until the town says another', () => {
    expect(inForce().map(({ id, shown, printed }) => [id, shown, printed])).toEqual(
      contacts.map(({ id, shown }) => [id, shown, shown]),
    )
    expect(inForce().every((one) => one.tried === null && one.whileLocked)).toBe(true)
    expect(agency(contact('agency', '0312345678', { name: '機構' }))).toMatchObject({
      name: '機構',
      digits: '0312345678',
      printed: '03-5214-0908',
      office: 'agency',
      clause: '別記',
    })
  })

  it('[別記] are never taken out, never without a number, never hidden while locked', () => {
    const other = contact('agency', '0312345678')
    const out = townSaid('v1.contactEntered', { contact: 'agency', entry: null })
    expect(agency(other, out)).toMatchObject({
      digits: '0352140908',
      shown: '03-5214-0908',
    })
    expect(agency(contact('agency', null, { whileLocked: false }))).toMatchObject({
      digits: '0352140908',
      whileLocked: true,
    })
    expect(inForce(out)).toHaveLength(contacts.length)
  })

  it('[TR3] a call confirms the number it tried, and no other', () => {
    const [before, other] = [tried('0352140908', true), contact('agency', '0312345678')]
    expect(agency(before)?.tried).toMatchObject({ reached: true, by: before.by })
    expect(agency(before, other)?.tried).toBeNull()
    expect(agency(before, other, tried('0312345678', false))?.tried).toMatchObject({ reached: false })
    expect(agency(before, tried('0352140908', false))?.tried).toMatchObject({ reached: false })
    expect(agency(before, mistaken(before.id, ofTown))?.tried).toBeNull()
  })
})

it('[1-2] the town’s own follow, in the order in which they were named, until they are taken out', () => {
  const [a, b] = [contact('a', '0749000001'), contact('b', null, { whileLocked: false })]
  const own = (...said: Operation[]) => inForce(...said).slice(contacts.length)
  expect(own(a, b, contact('a', '0749000002'))).toMatchObject([
    { id: 'a', digits: '0749000002', printed: null, clause: '1-2', whileLocked: true },
    { id: 'b', digits: null, shown: null, whileLocked: false },
  ])
  expect(own(a, b, townSaid('v1.contactEntered', { contact: 'a', entry: null }))).toMatchObject([{ id: 'b' }])
})

describe('the prefecture’s hours', () => {
  const entered = townSaid('v1.hoursEntered', { openMinute: 540, closeMinute: 1020 })

  it('[別記] are the default until the town says others', () => {
    expect(hoursInForce(prefectureHours, townWith())).toBe(prefectureHours)
    expect(hoursInForce(prefectureHours, townWith(entered))).toEqual({
      ...prefectureHours,
      openMinute: 540,
      closeMinute: 1020,
      shown: '9:00–17:00',
    })
    expect(hoursInForce(prefectureHours, townWith(entered, mistaken(entered.id, ofTown)))).toBe(
      prefectureHours,
    )
  })

  it('[別記] a day is closed by its name, and open again without one', () => {
    const day = (name: string | null) => townSaid('v1.closedDayEntered', { day: '2026-12-28', name })
    expect([...closedDays(townWith(day('臨時休庁')))]).toEqual([['2026-12-28', '臨時休庁']])
    expect([...closedDays(townWith(day('臨時休庁'), day(null)))]).toEqual([])
  })
})
