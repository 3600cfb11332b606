// What a row of the access log says to who reads it.
import { expect, test } from 'vitest'
import { whatWords } from '../../../app/access/access-words.ts'
import type { AccessKind, AccessRow } from '../../../shared/sync/access.ts'
import { contacts } from '#plan'

const nobody = { device: null, name: null, person: null, address: null }
const row = (kind: AccessKind, what: string): AccessRow => ({
  number: 1,
  hash: 'ab'.repeat(32),
  at: '2026-11-22T17:13:00.000Z',
  kind,
  what,
  times: 1,
  ...nobody,
})
const printed = contacts.find(({ id }) => id === 'agency')?.name

test.each<[AccessKind, string, string]>([
  ['enrolled', 'responder', ''],
  ['enrolled', 'administrator', '管理者の端末'],
  ['enrolled', 'responder 018f3b2a', '018f3b2a のコード'],
  [
    'numberChanged',
    'v1.contactEntered 018f agency 09012345678 偽の センター',
    `${printed} 偽の センター 09012345678 018f`,
  ],
  ['numberChanged', 'v1.contactEntered 018f agency -', `${printed} 計画書の番号 018f`],
  ['numberChanged', 'v1.corrected 018f own1 - 甲', '訂正 甲 番号なし 018f'],
  ['settingChanged', 'v1.callBackEntered 018f', '折り返しの番号 018f'],
  ['settingConfirmed', 'v1.hoursEntered 018f', '県の業務時間 018f'],
])('[AL1] %s, %s: %s', (kind, what, words) => {
  expect(whatWords(row(kind, what))).toBe(words)
})
