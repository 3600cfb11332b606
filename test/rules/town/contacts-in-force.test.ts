// The contact tree in force (1-2, 別記): printed, in force and confirmed are three things.
import { describe, expect, it } from 'vitest'
import { townOf } from '../../../shared/incident/town.ts'
import type { Town } from '../../../shared/incident/town.ts'
import { contacts as printed, prefectureHours } from '#plan'
import {
  checkCalls,
  closedDays,
  contactsInForce,
  hoursInForce,
  isDialled,
  isNumberOf,
} from '../../../shared/rules/town/contacts-in-force.ts'
import { entry, mistaken } from '../../incident/said.ts'
import { operation, uuidv7 } from '../../people.ts'
import { byTwo, contact, townWith, tried } from '../said-of-town.ts'

const agencyOf = (town: Town) => contactsInForce(printed, town).find(({ id }) => id === 'agency')
const agency = (...said: Parameters<typeof townWith>) => agencyOf(townWith(...said))
const changed = '0312345678'

// 小林's number was dialled for 林.
it.each([
  ['管理 乙 携帯', '管理 乙', true],
  ['管理乙(自宅)', '管理 乙', true],
  ['林 携帯', '林', true],
  ['小林 携帯', '林', false],
  ['小林 太郎', '林 太郎', false],
  ['林田 太郎', '林', false],
])('[TL5] %s is the number of %s: %s, by whole words', (name, person, expected) => {
  expect(isNumberOf({ name }, person)).toBe(expected)
})

describe('a number of the plan', () => {
  it('[別記] stands as printed while the town says nothing, and nobody has tried it', () => {
    expect(agency()).toMatchObject({
      printed: '03-5214-0908',
      digits: '0352140908',
      shown: '03-5214-0908',
      whileLocked: true,
      tried: null,
      clause: '別記',
    })
  })

  it('[1-2][TR7] is changed by two devices of the town, beside what is printed; by one it stands beside', () => {
    const entered = contact('agency', { number: changed, whileLocked: false })
    expect(agencyOf(townOf(byTwo(entered)))).toMatchObject({
      printed: '03-5214-0908',
      digits: changed,
      office: 'agency',
      whileLocked: true,
    })
    expect(agency(entered)).toMatchObject({ digits: '0352140908', proposed: [{ digits: changed }] })
  })

  it('[別記] is never taken out: neither by an entry without a number nor by none', () => {
    expect(agency(contact('agency', { number: null }))?.digits).toBe('0352140908')
    expect(agency(contact('agency', null))?.digits).toBe('0352140908')
  })

  it('[1-2][TR3] is confirmed as the number it is: a changed one is unconfirmed again', () => {
    const confirmed = tried('agency', '0352140908')
    const entered = byTwo(contact('agency', { number: changed }))
    expect(agency(confirmed)?.tried).toEqual({ at: confirmed.at, by: '宿直 甲', reached: true })
    expect(agencyOf(townOf([entry(confirmed), ...entered]))?.tried).toBeNull()
    const failed = tried('agency', changed, { reached: false })
    expect(agencyOf(townOf([...entered, entry(failed)]))?.tried?.reached).toBe(false)
  })
})

describe('a contact of the town', () => {
  it('[1-2] stands after the plan, with its office, until it is taken out', () => {
    const entered = contact('own-1', { office: 'maintainer', number: '09012345678', whileLocked: false })
    expect(contactsInForce(printed, townWith(entered)).at(-1)).toMatchObject({
      id: 'own-1',
      office: 'maintainer',
      printed: null,
      whileLocked: false,
      clause: '1-2',
    })
    const after = contactsInForce(printed, townWith(entered, contact('own-1', null)))
    expect(after.map(({ id }) => id)).toEqual(printed.map(({ id }) => id))
  })

  it('[1-2] without a number is 未登録: it is not dialled', () => {
    const [...all] = contactsInForce(printed, townWith(contact('own-1', { number: null })))
    expect(all.filter(isDialled)).toHaveLength(printed.length)
    expect(all).toHaveLength(printed.length + 1)
  })
})

it('[1-2][TR1] the hours and closed days are the town’s once it has said them, the last of each', () => {
  expect(hoursInForce(prefectureHours, townWith())).toBe(prefectureHours)
  const hours = operation('v1.hoursEntered', { openMinute: 540, closeMinute: 1020 })
  expect(hoursInForce(prefectureHours, townWith(hours))).toMatchObject({
    openMinute: 540,
    shown: '9:00–17:00',
    yearEnd: prefectureHours.yearEnd,
  })
  const closed = (day: string, name: string | null) => operation('v1.closedDayEntered', { day, name })
  const town = townWith(
    closed('2026-12-28', '臨時休庁'),
    closed('2026-12-25', '点検'),
    closed('2026-12-25', null),
  )
  expect([...closedDays(town)]).toEqual([['2026-12-28', '臨時休庁']])
})

it('[OP6] the calls by which numbers were confirmed are known, until the confirmation is 誤入力', () => {
  const call = uuidv7(1)
  const confirmed = tried('agency', '0352140908', { call })
  expect([...checkCalls(townWith(confirmed, tried('agency', '0352140908')))]).toEqual([call])
  expect([...checkCalls(townWith(confirmed, mistaken(confirmed.id)))]).toEqual([])
})
