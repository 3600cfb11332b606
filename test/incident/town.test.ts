// The town's record: of each row what was said last governs, whatever the order in which it arrives.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidOf } from '../../shared/incident/incident.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { governing, rowsOf, townOf } from '../../shared/incident/town.ts'
import type { Town } from '../../shared/incident/town.ts'
import { devices, fixedNow } from '../people.ts'
import { amended, entry, mistaken } from './said.ts'
import { agendaItem, ofTown, townSaid } from './town-said.ts'
import { contact, townWith } from '../rules/said-of-town.ts'

const numbers = (town: Town) =>
  governing(town, 'v1.contactEntered', ({ body }) => body.contact).map(({ body }) => [
    body.contact,
    body.entry?.number ?? null,
  ])

describe('a row', () => {
  it('[TR1] is what was said last of it, beside the rows before and after', () => {
    const [first, other, again] = [
      contact('a', { number: '119' }),
      contact('b', { number: '110' }),
      contact('a', { number: '118' }),
    ]
    const town = townWith(first, other, again)
    expect(numbers(town)).toEqual([
      ['a', '118'],
      ['b', '110'],
    ])
    const history = rowsOf(town, 'v1.contactEntered', ({ body }) => body.contact)
    expect(history.get('a')?.map(({ id }) => id)).toEqual([first.id, again.id])
  })

  it('[TR1] taken out, and entered again', () => {
    const [first, out] = [
      contact('a', { number: '119' }),
      townSaid('v1.contactEntered', { contact: 'a', entry: null }),
    ]
    expect(numbers(townWith(first, out))).toEqual([['a', null]])
    expect(numbers(townWith(first, out, contact('a', { number: '118' })))).toEqual([['a', '118']])
  })

  it('[TR1][OP5] 訂正 changes what was said, 誤入力 lets what was said before govern again', () => {
    const [first, second] = [contact('a', { number: '119' }), contact('a', { number: '118' })]
    const better = { ...second.body, entry: { ...second.body.entry, number: '117' } }
    expect(numbers(townWith(first, second, amended(second.id, better, ofTown)))).toEqual([['a', '117']])
    const wrong = mistaken(second.id, ofTown)
    expect(numbers(townWith(first, second, wrong))).toEqual([['a', '119']])
    expect(numbers(townWith(first, second, wrong, mistaken(wrong.id, ofTown)))).toEqual([['a', '118']])
    const nonsense = amended(second.id, { contact: 'a' }, ofTown)
    expect(numbers(townWith(first, second, nonsense))).toEqual([['a', '118']])
  })

  it('[TR1] changed on two phones at once: the later of both in record order governs, both stay', () => {
    const [timeMs, counter] = [fixedNow.getTime() + 1_000_000, 0]
    const on = (device: string, number: string) =>
      townSaid('v1.contactEntered', contact('a', { number }).body, {
        device,
        stamp: stampOf({ timeMs, counter }, device),
      })
    const [one, other] = [on(devices.dutyPhone, '111'), on(devices.officePhone, '112')]
    const [earlier, later] = one.stamp < other.stamp ? [one, other] : [other, one]
    for (const said of [
      [one, other],
      [other, one],
    ]) {
      const town = townWith(...said)
      expect(numbers(town)).toEqual([['a', later.body.entry?.number]])
      expect(saidOf(town, 'v1.contactEntered').map(({ id }) => id)).toEqual([earlier.id, later.id])
    }
  })

  it('[TR1][OP4] is the same in whatever order, and however often, its operations arrive', () => {
    const first = contact('a', { number: '119' })
    const said = [
      first,
      contact('b', { number: null }),
      contact('a', { number: '118' }),
      mistaken(first.id, ofTown),
      agendaItem('i', '議会'),
    ]
    const expected = [...townWith(...said).said]
    fc.assert(
      fc.property(fc.shuffledSubarray([...said, ...said], { minLength: 10, maxLength: 10 }), (anyhow) => {
        expect([...townWith(...anyhow).said]).toEqual(expected)
      }),
    )
    expect(numbers(townWith(...said))).toEqual([
      ['b', null],
      ['a', '118'],
    ])
  })
})

describe('an earlier edition', () => {
  it('[TR4] is what was said up to an operation; one that is not here leaves everything', () => {
    const said = [
      contact('a', { number: '119' }),
      contact('a', { number: '118' }),
      contact('a', { number: '117' }),
    ]
    const entries = said.map(entry)
    expect(numbers(townOf(entries, said[1]?.id))).toEqual([['a', '118']])
    expect(numbers(townOf(entries.toReversed(), said[0]?.id))).toEqual([['a', '119']])
    expect(numbers(townOf(entries, said[2]?.id))).toEqual([['a', '117']])
    expect(numbers(townOf(entries, 'elsewhere'))).toEqual([['a', '117']])
  })
})
