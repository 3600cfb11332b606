// The vCard of the contact tree, read back the way a phone reads it.
import { expect, test } from 'vitest'
import { vcard } from '../../../app/readiness/vcard.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { contacts as printed, prefectureHours } from '#plan'
import { contactsInForce } from '../../../shared/rules/town/contacts-in-force.ts'
import type { ContactInForce } from '../../../shared/rules/town/contacts-in-force.ts'
import { entry } from '../../incident/said.ts'
import { operation } from '../../people.ts'
import { byTwo } from '../../rules/said-of-town.ts'

const contacts = contactsInForce(printed, townOf([]))

/** Unfolds, splits and unescapes (RFC 2426): one map of names to values for each card. */
function read(text: string): Map<string, string>[] {
  return text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VCARD\r\n')
    .slice(1)
    .map(
      (card) =>
        new Map(
          card
            .trimEnd()
            .split('\r\n')
            .map((line) => {
              const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? []
              return [name, value.replace(/\\([\\;,])/g, '$1').replaceAll('\\n', '\n')]
            }),
        ),
    )
}

test('[RD4] every number of the plan is on a card, with its hours, its clause and that nobody has confirmed it', () => {
  const cards = read(vcard(contacts, prefectureHours))
  expect(cards.map((card) => card.get('TEL;TYPE=WORK,VOICE'))).toEqual(contacts.map(({ shown }) => shown))
  expect(cards.map((card) => card.get('FN'))).toEqual(contacts.map(({ name }) => name))
  expect(cards.map((card) => card.get('ORG'))).toEqual([
    '県の住基ネット担当部署',
    '県の住基ネット担当部署',
    '指定情報処理機関',
  ])
  expect(cards.map((card) => card.get('NOTE'))).toEqual([
    '平日8:30–17:15 計画書(平成18年)の番号・確認の電話なし 別記',
    '夜間・土曜日・日曜日・祝日・年末年始 計画書(平成18年)の番号・確認の電話なし 別記',
    '県に通報できないときは直接こちらへ 計画書(平成18年)の番号・確認の電話なし 3-2(4)',
  ])
  for (const card of cards) {
    expect([card.get('VERSION'), card.get('END')]).toEqual(['3.0', 'VCARD'])
    expect(card.get('N')).toBe(`${card.get('FN')};;;;`)
  }
})

test('[RD4][1-2] a number the town has changed, and its own, are on cards; one without a number is not', () => {
  const entered = [
    {
      contact: 'agency',
      entry: { office: null, name: '全国センター', number: '0312345678', whileLocked: true },
    },
    {
      contact: 'own-1',
      entry: { office: 'maintainer', name: '保守', number: '09012345678', whileLocked: false },
    },
    { contact: 'own-2', entry: { office: 'supplier', name: '販売', number: null, whileLocked: false } },
  ].flatMap((body) => byTwo(operation('v1.contactEntered', body)))
  const confirmed = { contact: 'own-1', number: '09012345678', reached: true, what: null }
  const town = townOf([...entered, entry(operation('v1.numberConfirmed', confirmed))])
  const cards = read(vcard(contactsInForce(printed, town), prefectureHours))
  expect(cards.map((card) => card.get('TEL;TYPE=WORK,VOICE'))).toEqual([
    ...printed.slice(0, 2).map(({ shown }) => shown),
    '0312345678',
    '09012345678',
  ])
  expect(cards[2]?.get('NOTE')).toContain('町が登録した番号・2026/11/23から確認の電話なし')
  expect(cards[3]?.get('NOTE')).toBe('保守委託事業者 町が登録した番号・確認 2026/11/23 1-2')
})

test('[RD4] a name with marks of the format stays one name, and no line is longer than 75 bytes', () => {
  const [first] = contacts
  if (first === undefined) throw new Error('no contact')
  const name = String.raw`甲;乙,丙\丁`.repeat(10)
  const odd: ContactInForce = { ...first, office: null, name: `${name}${'𠮷'.repeat(30)}` }
  const text = vcard([odd], prefectureHours)
  expect(read(text)[0]?.get('FN')).toBe(odd.name)
  expect(read(text)[0]?.get('ORG')).toBe(odd.name)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text).not.toContain('\uFFFD')
})
