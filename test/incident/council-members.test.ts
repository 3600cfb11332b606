// Members of the council (1-4): named once, offered at every later meeting.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { councilMembers } from '../../shared/incident/council-members.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { devices, operation } from '../people.ts'
import { amended, entry, mistaken } from './said.ts'

const ofTown = { subject: townSubject }

function named(member: string, number: string | null = null, device: string = devices.dutyPhone) {
  return operation('v1.memberNamed', { member, number }, { ...ofTown, device })
}

function members(...said: Operation[]) {
  return councilMembers(said.map(entry)).map(({ name, number }) => ({ name, number }))
}

describe('members', () => {
  it('[1-4] are those the town has named, with the number said last of each', () => {
    expect(members(named('委員 一', '0749000001'), named('委員 二'), named('委員 一', '0749000002'))).toEqual(
      [
        { name: '委員 一', number: '0749000002' },
        { name: '委員 二', number: null },
      ],
    )
  })

  it('[1-4][OP5] 訂正 renames one, 誤入力 takes one out, and 誤入力 of that brings the member back', () => {
    const one = named('委員 一', '0749000001')
    const renamed = amended(one.id, { member: '委員 二', number: '0749000001' }, ofTown)
    expect(members(one, renamed)).toEqual([{ name: '委員 二', number: '0749000001' }])
    const out = mistaken(one.id, ofTown)
    expect(members(one, out)).toEqual([])
    expect(members(one, out, mistaken(out.id, ofTown))).toHaveLength(1)
  })

  it('[1-4][OP5] one who was named twice is taken out by 誤入力 of both', () => {
    const [first, again] = [named('委員 一', '0749000001'), named('委員 一', '0749000002')]
    expect(members(first, again, mistaken(again.id, ofTown))).toEqual([
      { name: '委員 一', number: '0749000001' },
    ])
    const [found] = councilMembers([first, again].map(entry))
    expect(found?.operations).toEqual([first.id, again.id])
  })

  it('[1-4][OP4] are the same in whatever order, and however often, they arrive', () => {
    const one = named('委員 一', '0749000001')
    const said = [
      one,
      named('委員 二', null, devices.officePhone),
      named('委員 一'),
      mistaken(one.id, ofTown),
    ]
    const expected = members(...said)
    fc.assert(
      fc.property(fc.shuffledSubarray([...said, ...said], { minLength: 8, maxLength: 8 }), (anyhow) => {
        expect(members(...anyhow)).toEqual(expected)
      }),
    )
    expect(expected).toEqual([
      { name: '委員 二', number: null },
      { name: '委員 一', number: null },
    ])
  })

  it('[1-4] other operations of the town name nobody', () => {
    expect(members(operation('v1.notified', told, ofTown))).toEqual([])
  })
})

const told = { office: 'prefecture', call: null, person: null, reason: null, clauses: ['3-2(4)'] }
