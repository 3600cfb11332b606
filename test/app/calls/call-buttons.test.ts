// The call screen's numbers as text: what people typed stays text, and a page is never left without numbers (別記, 1-2).
import { expect, it } from 'vitest'
import { callButtons } from '../../../app/calls/call-buttons.ts'
import { withPhoneNumbers } from '../../../app/offline/page-phone-numbers.ts'
import { townOf } from '../../../shared/incident/town.ts'
import type { Town } from '../../../shared/incident/town.ts'
import { contacts as printed, prefectureHours } from '#plan'
import { contactsInForce } from '../../../shared/rules/town/contacts-in-force.ts'
import { devices } from '../../people.ts'
import { brought, byTwo, contact, townWith, tried } from '../../rules/said-of-town.ts'

const numbersIn = (town: Town) =>
  callButtons({ contacts: contactsInForce(printed, town), hours: prefectureHours, closed: new Map() })
const numbersOf = (...said: Parameters<typeof townWith>) => numbersIn(townWith(...said))
const page = 'a<!-- numbers -->b<!-- /numbers -->c'
const dialled = (html: string) => [...html.matchAll(/href="tel:([^"]*)"/g)].map(([, digits]) => digits)

it('[1-2] what is typed into a name is text in the page, never markup', () => {
  const name = `<img src=x onerror="a()">'&amp;<!-- /numbers -->`
  const html = numbersOf(contact('own-1', { name, number: '09012345678' }))
  expect(html).not.toContain('<img')
  expect(html).not.toContain('<!--')
  expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt;&#39;&amp;amp;')
  expect(withPhoneNumbers(withPhoneNumbers(page, html), html)).toBe(
    `a<!-- numbers -->${html}<!-- /numbers -->c`,
  )
})

it('[1-2] the town’s own stand after the agency where they may be seen while locked, each with who tried it', () => {
  const html = numbersOf(
    contact('own-1', { office: 'maintainer', name: '夜間', number: '09012345678' }),
    contact('own-2', { name: '私用', number: '09000000000', whileLocked: false }),
    contact('own-3', { name: '未登録' }),
    tried('agency', '0352140908'),
    tried('own-1', '09012345678', { reached: false }),
  )
  expect(dialled(html)).toEqual([...printed.map(({ digits }) => digits), '09012345678'])
  expect(html).toContain('保守委託事業者 夜間')
  expect(html).toContain('確認 2026/11/20')
  expect(html).toContain('2026/11/20 つながらず')
  expect(html.match(/>確認の電話なし/g)).toHaveLength(2)
})

it('[別記][TR7] what one device said stands below, dialable, with when and who; the number before it leads', () => {
  const said = contact('agency', { name: '機関<b>', number: '0312345678' })
  const html = numbersIn(townOf([brought(said, devices.officePhone, '2026-11-22T17:14:00.000Z')]))
  expect(dialled(html)).toEqual([...printed.map(({ digits }) => digits), '0312345678'])
  expect(html).toContain('2台目の登録待ち(2026/11/23 宿直 甲)')
  expect(html).toContain('新番号は下に')
  expect(html).not.toContain('町が変えた番号')
})

it('[別記][TR7] what two changed leads, with who; the plan’s number stays, dialable', () => {
  const html = numbersIn(townOf(byTwo(contact('agency', { name: '機関', number: '0312345678' }))))
  const [day, night] = printed.map(({ digits }) => digits)
  expect(dialled(html)).toEqual([day, night, '0312345678', '0352140908'])
  expect(html).toContain('計画書の番号(変更: 2026/11/23 宿直 甲、2026/11/23 宿直 甲)')
  expect(html).toContain('町が変えた番号: 機関')
})

it('[別記] a page takes numbers with the prefecture’s and the agency’s alone; otherwise it stays as it was', () => {
  const whole = numbersOf()
  expect(withPhoneNumbers(page, whole)).toBe(`a<!-- numbers -->${whole}<!-- /numbers -->c`)
  const without = (office: string) => whole.replaceAll(`data-office="${office}"`, '')
  for (const numbers of ['', without('prefecture'), without('agency'), whole.replaceAll('tel:', 'tel:x')])
    expect(withPhoneNumbers(page, numbers)).toBe(page)
  expect(withPhoneNumbers('no marks', whole)).toBe('no marks')
  expect(withPhoneNumbers('<!-- /numbers --><!-- numbers -->', whole)).toBe(
    '<!-- /numbers --><!-- numbers -->',
  )
})

it('[別記] the same numbers are known for the same, changed ones are not', () => {
  const made = (html: string) => /data-made="(\w+)"/.exec(html)?.[1]
  expect(made(numbersOf())).toBe(made(numbersOf()))
  expect(made(numbersOf(tried('agency', '0352140908')))).not.toBe(made(numbersOf()))
})
