// The vCard of the contact tree, read back the way a phone reads it.
import { expect, test } from 'vitest'
import { vcard } from '../../../app/readiness/vcard.ts'
import { contacts } from '../../../shared/plan/contacts.ts'
import type { Contact } from '../../../shared/plan/contacts.ts'

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
  const cards = read(vcard(contacts))
  expect(cards.map((card) => card.get('TEL;TYPE=WORK,VOICE'))).toEqual(contacts.map(({ shown }) => shown))
  expect(cards.map((card) => card.get('FN'))).toEqual(contacts.map(({ name }) => name))
  expect(cards.map((card) => card.get('ORG'))).toEqual(contacts.map(({ cell }) => cell))
  expect(cards.map((card) => card.get('NOTE'))).toEqual([
    '平日8:30–17:15 計画書(平成18年)の番号・未確認 別記',
    '夜間・土曜日・日曜日・祝日・年末年始 計画書(平成18年)の番号・未確認 別記',
    '県に通報できないときは直接こちらへ 計画書(平成18年)の番号・未確認 3-2(4)',
  ])
  for (const card of cards) {
    expect([card.get('VERSION'), card.get('END')]).toEqual(['3.0', 'VCARD'])
    expect(card.get('N')).toBe(`${card.get('FN')};;;;`)
  }
})

test('[RD4] a name with marks of the format stays one name, and no line is longer than 75 bytes', () => {
  const name = String.raw`甲;乙,丙\丁`.repeat(10)
  const odd: Contact = { ...contacts[0], name, cell: `上段\n下段${'𠮷'.repeat(30)}` }
  const text = vcard([odd])
  expect(read(text)[0]?.get('FN')).toBe(name)
  expect(read(text)[0]?.get('ORG')).toBe(odd.cell)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text).not.toContain('\uFFFD')
})
