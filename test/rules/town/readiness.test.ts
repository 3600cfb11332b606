// The gaps of 備え (1-2, 1-4, 3-4(1)): each is there while it is, and goes when it is mended.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { contacts as printed } from '#plan'
import { contactsInForce } from '../../../shared/rules/town/contacts-in-force.ts'
import {
  confirmedForDays,
  holidaysAheadDays,
  readinessGaps,
  unseenAfterDays,
} from '../../../shared/rules/town/readiness.ts'
import type { Gap, GapId, Readiness } from '../../../shared/rules/town/readiness.ts'
import { incident, devices, fixedNow, operation } from '../../people.ts'
import { contact, townWith, tried } from '../said-of-town.ts'

const nowMs = fixedNow.getTime()
const dayMs = 24 * 60 * 60 * 1000
const recently = { at: '2026-11-20T10:00:00+09:00' }
const number = (at: number) => `074900000${at}`
const offices = ['maintainer', 'supplier', 'mayor', 'responder', 'protectionChief', 'identityManager']
const accounts = { administrators: 2, ending: [] }
const members = [{ name: '委員 一', number: '0749000000', operations: [] }]

/** A town in which nothing is missing. */
const whole: Operation[] = [
  ...offices.map((office, at) => contact(office, { office, number: number(at) })),
  ...printed.map(({ id, digits }) => tried(id, digits, recently)),
  ...offices.map((office, at) => tried(office, number(at), recently)),
  ...['assetManager', 'identityManager', 'protectionChief'].map((office) =>
    operation('v1.officeEntered', { office, post: null, holders: ['管理 乙', '宿直 甲'] }),
  ),
  operation('v1.procedureEntered', { what: 'CSの通信ケーブルを抜く' }),
  operation('v1.callBackEntered', { number: '0749421234' }),
  operation('v1.ordinanceLoaded', {
    loading: incident,
    name: '計画書',
    clauses: [{ clause: '1-1', text: '緊急時の区分' }],
  }),
]

function gaps(said: readonly Operation[], known: Partial<Readiness> = {}, atMs = nowMs): Gap[] {
  const town = townWith(...said)
  const contacts = contactsInForce(printed, town)
  const calendar = { lastYear: 2029 }
  return readinessGaps(
    { town, contacts, members, calendar, sightings: [], accounts, person: '宿直 甲', ...known },
    atMs,
  )
}

const namesOf = (id: GapId, found: Gap[]) => found.find((gap) => gap.id === id)?.names
const endOf2029 = Date.parse('2030-01-01T00:00:00+09:00')
const seen = (days: number) => [
  { device: devices.dutyPhone, by: '宿直 甲', lastAt: new Date(nowMs - days * dayMs).toISOString() },
]

it('[RD7] a town in which nothing is missing has no gap', () => {
  expect(gaps(whole)).toEqual([])
})

it('[RD7][AU9] one administrator alone is a gap, and so are devices that must soon be enrolled anew', () => {
  expect(gaps(whole, { accounts: { administrators: 1, ending: ['当番の携帯'] } })).toEqual([
    { id: 'administratorAlone', names: [] },
    { id: 'deviceEnding', names: ['当番の携帯'] },
  ])
})

it('[RD7] what no server has said of the devices yet is no gap', () => {
  expect(gaps(whole, { accounts: null })).toEqual([])
})

it('[RD7] a town that has said nothing lacks everything it can say, the person first', () => {
  const found = gaps([], { members: [], person: null })
  expect(found.map(({ id }) => id)).toEqual([
    'personMissing',
    'numberMissing',
    'numberUnconfirmed',
    'callBackMissing',
    'memberMissing',
    'deputyMissing',
    'procedureMissing',
    'ordinanceMissing',
  ])
  expect(namesOf('numberMissing', found)).toEqual([
    '本人確認情報管理責任者',
    '情報保護統括責任者',
    '緊急対策職員',
    '保守委託事業者',
    'ベンダー(販売会社)',
    '町長',
  ])
  expect(namesOf('numberUnconfirmed', found)).toHaveLength(printed.length)
})

describe('of a whole town', () => {
  // Whom the night wakes first was in no list of what is missing.
  it('[RD7][TL5] who judges the level is called by their office’s number, or by their own', () => {
    const without = [...whole, contact('identityManager', null)]
    expect(namesOf('numberMissing', gaps(without))).toEqual(['本人確認情報管理責任者'])
    const own = { office: null, name: '管理 乙(自宅)', number: number(9), whileLocked: false }
    const private1 = [...without, contact('own', own), tried('own', number(9), recently)]
    expect(namesOf('numberMissing', gaps(private1))).toBeUndefined()
    expect(namesOf('hiddenWhileLocked', gaps(private1))).toEqual(['本人確認情報管理責任者'])
  })

  it.each<[string, Operation[], GapId, string[]]>([
    ['its maintainer is taken out', [contact('maintainer', null)], 'numberMissing', ['保守委託事業者']],
    [
      'its responder is not seen while locked',
      [contact('responder', { office: 'responder', number: number(3), whileLocked: false })],
      'hiddenWhileLocked',
      ['緊急対策職員'],
    ],
    [
      'a number is changed',
      [contact('mayor', { office: 'mayor', number: '0749111111' })],
      'numberUnconfirmed',
      ['mayor'],
    ],
    [
      'a number reaches nobody',
      [tried('agency', '0352140908', { reached: false })],
      'numberFailed',
      ['指定情報処理機関'],
    ],
    [
      'an office has no deputy any more',
      [operation('v1.officeEntered', { office: 'identityManager', post: null, holders: ['管理 乙'] })],
      'deputyMissing',
      ['本人確認情報管理責任者'],
    ],
    [
      'the number to call back is taken back',
      [operation('v1.callBackEntered', { number: null })],
      'callBackMissing',
      [],
    ],
    [
      'the procedure is taken back',
      [operation('v1.procedureEntered', { what: null })],
      'procedureMissing',
      [],
    ],
  ])('[RD7] %s: that alone is missing', (_what, said, id, names) => {
    expect(gaps([...whole, ...said])).toEqual([{ id, names }])
  })

  it('[RD7] a member without a number is named, none at all is another gap', () => {
    const mute = { name: '委員 二', number: null, operations: [] }
    expect(gaps(whole, { members: [...members, mute] })).toEqual([
      { id: 'memberNumberMissing', names: ['委員 二'] },
    ])
    expect(gaps(whole, { members: [] })).toEqual([{ id: 'memberMissing', names: [] }])
  })

  it('[RD7] a confirmation holds for half a year', () => {
    const confirmedMs = Date.parse(recently.at)
    const until = confirmedMs + confirmedForDays * dayMs
    expect(namesOf('numberUnconfirmed', gaps(whole, {}, until - 1))).toBeUndefined()
    expect(namesOf('numberUnconfirmed', gaps(whole, {}, until))).toHaveLength(printed.length + offices.length)
  })

  it('[RD7] the holidays are said to end a year before they do', () => {
    const from = endOf2029 - holidaysAheadDays * dayMs
    expect(namesOf('holidaysEnding', gaps(whole, {}, from))).toBeUndefined()
    expect(namesOf('holidaysEnding', gaps(whole, {}, from + 1))).toEqual(['2029年'])
  })

  it('[RD7] a device that sent nothing for thirty days is named by who used it', () => {
    expect(gaps(whole, { sightings: seen(unseenAfterDays - 1) })).toEqual([])
    expect(gaps(whole, { sightings: seen(unseenAfterDays) })).toEqual([
      { id: 'deviceUnseen', names: ['宿直 甲'] },
    ])
  })
})
