// Whom to wake at night, and who took a duty over (TL5).
import { describe, expect, it } from 'vitest'
import { contacts } from '#plan'
import { plan } from '../../shared/plan/plan.ts'
import { owedDuties } from '../../shared/rules/duties.ts'
import { contactsInForce } from '../../shared/rules/town/contacts-in-force.ts'
import { nextToWake, takenOver, wakingOrder } from '../../shared/rules/waking.ts'
import { townOf } from '../../shared/incident/town.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { assessed, ended, entry, foldOf, suspected } from '../incident/said.ts'
import { intake, operation } from '../people.ts'

const ofTown = { subject: townSubject }
const held = (office: string, ...holders: string[]) =>
  operation('v1.officeEntered', { office, post: null, holders }, ofTown)
const number = (contact: string, office: string, name: string, digits: string) =>
  operation(
    'v1.contactEntered',
    { contact, entry: { office, name, number: digits, whileLocked: false } },
    ofTown,
  )
const said = [
  held('identityManager', '管理 乙', '代理 丁'),
  held('responder', '対策 戊'),
  number('manager', 'identityManager', '管理 乙 携帯', '09000000001'),
  number('deputy', 'handlingStaff', '代理 丁', '09000000002'),
  number('maintainer', 'maintainer', '保守会社 夜間', '0770000003'),
]

type Whose = Parameters<typeof wakingOrder>[3]
const cutOff: Whose = { acts: ['isolate'], self: null }

function orderFor(whose: Whose, townSaid: readonly Operation[], ...inIncident: Operation[]) {
  const town = townOf(townSaid.map(entry))
  return wakingOrder(town, contactsInForce(contacts, town), foldOf(intake(), ...inIncident).incident, whose)
}
const orderOf = (townSaid: readonly Operation[], ...inIncident: Operation[]) =>
  orderFor(cutOff, townSaid, ...inIncident)
const called = (digits: string) =>
  operation('v1.callPlaced', { contact: null, organisation: '町の番号', number: digits })

describe('[TL5] whom to wake', () => {
  it('[3-1][1-4] is the manager, the deputies, the chief, 緊急対策職員 and the maintainer, each with the number of that name', () => {
    expect(
      orderOf(said).map(({ name, isDeputy, contact }) => [name, isDeputy, contact?.digits ?? null]),
    ).toEqual([
      ['管理 乙', false, '09000000001'],
      ['代理 丁', true, '09000000002'],
      [null, false, null],
      ['対策 戊', false, null],
      ['保守会社 夜間', false, '0770000003'],
    ])
  })

  // The list of who can judge had the vendor in it, and not the chief.
  it('[3-3][3-1] where it is to be judged or told, the maintainer is not among them', () => {
    for (const act of ['assessThreat', 'reassessThreat', 'weighRights', 'notifyPrefecture'] as const)
      expect(orderFor({ acts: [act], self: null }, said).map(({ office }) => office)).toEqual([
        'identityManager',
        'identityManager',
        'protectionChief',
        'responder',
      ])
  })

  // The manager's own phone told them to wake themselves.
  it('leaves out who holds the phone, and whatever number is theirs', () => {
    const alone = [
      held('identityManager', '管理 乙'),
      number('m', 'identityManager', '管理 乙 携帯', '09000000001'),
    ]
    const whose: Whose = { acts: ['assessThreat'], self: '管理 乙' }
    expect(orderFor(whose, alone).map(({ office }) => office)).toEqual(['protectionChief', 'responder'])
    expect(orderFor(whose, said)[0]?.name).toBe('代理 丁')
  })

  it('has a place for an office of which nothing is registered', () => {
    expect(orderOf([]).map(({ office, name }) => [office, name])).toEqual([
      ['identityManager', null],
      ['protectionChief', null],
      ['responder', null],
      ['maintainer', null],
    ])
    expect(nextToWake(orderOf([]))).toBeUndefined()
  })

  // A deputy who is 緊急対策職員 too, or whoever has two numbers, was called twice.
  it('has each person once, by the next of their numbers', () => {
    const twice = [
      ...said,
      held('responder', '代理 丁', '対策 戊'),
      number('home', 'identityManager', '管理 乙 自宅', '0749000009'),
      number('again', 'responder', '丁(代理)', '09000000002'),
    ]
    const first = called('09000000001')
    const order = orderOf(twice, first, ended(first.id, 'noAnswer'))
    expect(order.map(({ office, name, contact }) => [office, name, contact?.digits ?? null])).toEqual([
      ['identityManager', '管理 乙', '0749000009'],
      ['identityManager', '代理 丁', '09000000002'],
      ['protectionChief', null, null],
      ['responder', '対策 戊', null],
      ['maintainer', '保守会社 夜間', '0770000003'],
    ])
    expect(nextToWake(order)?.contact?.digits).toBe('0749000009')
    expect(order[0]?.lastCall?.outcome).toBe('noAnswer')
  })

  it('goes on to the next after a try in vain, and begins again when all were', () => {
    expect(nextToWake(orderOf(said))?.name).toBe('管理 乙')
    const first = called('09000000001')
    const vain = [first, ended(first.id, 'noAnswer')]
    expect(nextToWake(orderOf(said, ...vain))?.name).toBe('代理 丁')
    const others = ['09000000002', '0770000003'].flatMap((digits) => {
      const call = called(digits)
      return [call, ended(call.id, 'busy')]
    })
    expect(nextToWake(orderOf(said, ...vain, ...others))?.name).toBe('管理 乙')
  })
})

describe('[TL5] 引き受けた', () => {
  const night = [intake(), assessed('violation', 'suspected'), suspected(3)]
  const take = (person: string) =>
    operation(
      'v1.takenOver',
      { duty: '3-2(4) notify', person, office: null },
      { at: '2026-11-23T02:20:00+09:00' },
    )

  it('names the last who said so, and leaves everything owed', () => {
    const before = owedDuties(foldOf(...night).incident, plan)
    const { incident } = foldOf(...night, take('管理 乙'), take('代理 丁'))
    expect(owedDuties(incident, plan)).toEqual(before)
    const duty = before.find(({ id }) => id === '3-2(4) notify') ?? expect.fail()
    expect(takenOver(incident, duty)?.body.person).toBe('代理 丁')
    expect(takenOver(foldOf(...night).incident, duty)).toBeUndefined()
  })

  const notify = (incident: Parameters<typeof owedDuties>[0]) =>
    owedDuties(incident, plan).find(({ id }) => id === '3-2(4) notify') ?? expect.fail()

  it('of a duty that was raised later says nothing', () => {
    const early = take('管理 乙')
    const { incident } = foldOf(early, ...night, suspected(3))
    expect(takenOver(incident, notify(incident))?.body.person).toBe('管理 乙')
    const { incident: later } = foldOf(early, suspected(2))
    expect(takenOver(later, notify(later))).toBeUndefined()
  })

  // A phone half a minute slow: it was saved and stood nowhere.
  it('[SY3] counts by record order, whatever two clocks say of the time', () => {
    const slow = { ...take('管理 乙'), at: '2026-11-23T02:12:30+09:00' }
    const { incident } = foldOf(...night, slow)
    expect(takenOver(incident, notify(incident))?.id).toBe(slow.id)
  })
})
