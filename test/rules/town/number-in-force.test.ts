// A number of 別記 changes by two devices that the server knows apart (TR7): whoever holds one phone changes nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../shared/incident/fold.ts'
import type { Upload } from '../../../shared/incident/upload.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { contacts } from '#plan'
import { numberInForce } from '../../../shared/rules/town/number-in-force.ts'
import { amended, entry, mistaken } from '../../incident/said.ts'
import { devices, operation } from '../../people.ts'
import { brought, contact } from '../said-of-town.ts'

const { dutyPhone, officePhone } = devices
const third = '3f0e8a11-5b0d-4c55-8e21-0a5d3c7b9e33'
const printed = '0352140908'
const [changed, other] = ['0311112222', '0333334444']
const hour = (n: number) => new Date(Date.UTC(2026, 10, 20) + n * 3_600_000).toISOString()
const says = (number: string | null) =>
  number === null ? contact('agency', null) : contact('agency', { name: '機関', number })

function agency(...lines: LogEntry[]) {
  const found = contacts.find(({ id }) => id === 'agency')
  if (found === undefined) throw new Error('no agency')
  return numberInForce(townOf(lines), found)
}

const at = (said: Operation, uploader: string, n: number, standing?: Upload['standing']) =>
  brought(said, uploader, hour(n), standing)

function enrolled(device: string, invitedBy: string, n: number, standing: Upload['standing'] = 'server') {
  return at(
    operation('v1.enrolled', { device, name: '携帯', invitedBy }, { subject: townSubject }),
    dutyPhone,
    n,
    standing,
  )
}

describe('one device', () => {
  it.each(['administrator', 'responder'] as const)(
    '[TR7] of an %s changes no number: what it says stands beside, once, however often it is said',
    (standing) => {
      const lines = [1, 2, 3].map((n) => at(says(changed), dutyPhone, n, standing))
      expect(agency(...lines)).toMatchObject({
        digits: printed,
        changedBy: [],
        proposed: [{ digits: changed }],
      })
    },
  )

  it('[TR7] that names itself another, by person and device, is one all the same', () => {
    const as = (device: string, by: string) => ({ ...says(changed), device, by })
    const lines = [at(as(dutyPhone, '町長'), dutyPhone, 1), at(as(officePhone, '管理 乙'), dutyPhone, 2)]
    expect(agency(...lines).digits).toBe(printed)
  })

  it('[TR7] without the server changes nothing on itself either', () => {
    expect(agency(entry(says(changed)), entry(says(changed)))).toMatchObject({
      digits: printed,
      proposed: [{ digits: changed, uploader: null }],
    })
    expect(agency(at(says(changed), officePhone, 1), entry(says(changed))).digits).toBe(printed)
  })

  it('[TR7] that corrects another device’s word makes no second one, and does not take it back', () => {
    const said = says(changed)
    const body = { ...said.body, entry: { ...said.body.entry, number: other } }
    const correction = operation(
      'v1.corrected',
      { operation: said.id, nature: 'amended', body, reason: '訂正' },
      { subject: townSubject },
    )
    const corrected = agency(
      at(said, dutyPhone, 1),
      at(correction, officePhone, 2),
      at(says(other), officePhone, 3),
    )
    expect(corrected).toMatchObject({ digits: printed, proposed: [{ digits: changed }, { digits: other }] })
    const struck = agency(at(said, dutyPhone, 1), at(mistaken(said.id), officePhone, 2))
    expect(struck.proposed).toMatchObject([{ digits: changed }])
  })

  it('[TR7] takes its own word back, by 誤入力 or by saying the number in force', () => {
    const said = says(changed)
    expect(agency(at(said, dutyPhone, 1), at(mistaken(said.id), dutyPhone, 2)).proposed).toEqual([])
    expect(agency(at(said, dutyPhone, 1), at(says(null), dutyPhone, 2)).proposed).toEqual([])
  })
})

describe('two devices', () => {
  const byTwo = () => [at(says(changed), dutyPhone, 1), at(says(changed), officePhone, 2)]

  it('[TR7][別記] that say the same change it, in whatever order their lines come here', () => {
    const [first, second] = byTwo()
    if (first === undefined || second === undefined) throw new Error('two')
    for (const lines of [
      [first, second],
      [second, first],
    ])
      expect(agency(...lines)).toMatchObject({
        digits: changed,
        changedBy: [{ uploader: dutyPhone }, { uploader: officePhone }],
        proposed: [],
      })
  })

  it('[TR7] that say different ones change nothing: both stand beside', () => {
    expect(agency(at(says(changed), dutyPhone, 1), at(says(other), officePhone, 2))).toMatchObject({
      digits: printed,
      proposed: [{ digits: changed }, { digits: other }],
    })
  })

  it('[TR7] have changed it for good: neither undoes it alone, by a correction, an old stamp or the plan’s number', () => {
    const [first, second] = byTwo()
    if (first === undefined || second === undefined) throw new Error('two')
    const backdated = { ...says(other), stamp: first.operation.stamp }
    for (const later of [mistaken(first.operation.id), says(null), backdated])
      expect(agency(first, second, at(later, dutyPhone, 3)).digits).toBe(changed)
  })

  it('[TR7] bring the plan’s number back together', () => {
    expect(agency(...byTwo(), at(says(null), third, 3), at(says(null), dutyPhone, 4))).toMatchObject({
      digits: printed,
      name: null,
    })
  })

  it.each([
    [23, printed],
    [24, changed],
  ])('[TR7][AU8] of which one came in by the other’s code %d hours before: %s', (hours, expected) => {
    const late = [at(says(changed), dutyPhone, 0), at(says(changed), officePhone, hours)]
    expect(agency(enrolled(officePhone, dutyPhone, 0), ...late).digits).toBe(expected)
    expect(agency(enrolled(dutyPhone, officePhone, 0), ...late).digits).toBe(expected)
    // Whoever else was invited is no matter, nor what only claims to be the server's.
    expect(agency(enrolled(third, dutyPhone, 0), ...late).digits).toBe(changed)
    expect(agency(enrolled(officePhone, dutyPhone, 0, 'responder'), ...late).digits).toBe(changed)
  })

  it('[TR7] are not made of one and a line that another brings for it, by a bundle or from 保留', () => {
    const [own, brought_] = [at(says(changed), dutyPhone, 1), at(says(changed), officePhone, 2, 'relayed')]
    expect(agency(own, brought_)).toMatchObject({ digits: printed, proposed: [{}, {}] })
    // Nor does it take the word of who brings it: that device may still say so itself.
    const word = at(says(other), officePhone, 3)
    expect(agency(word, at(says(changed), officePhone, 4, 'relayed'), at(says(other), third, 5)).digits).toBe(
      other,
    )
  })

  it('[TR7][AU8] that one device invited are one with each other that day; an invitation that comes later undoes nothing', () => {
    const said = [at(says(changed), officePhone, 5), at(says(changed), third, 6)]
    expect(agency(enrolled(officePhone, dutyPhone, 1), enrolled(third, dutyPhone, 2), ...said).digits).toBe(
      printed,
    )
    expect(agency(enrolled(officePhone, dutyPhone, 1), enrolled(third, officePhone, 2), ...said).digits).toBe(
      printed,
    )
    expect(agency(...said, enrolled(third, officePhone, 300)).digits).toBe(changed)
  })

  it('[TR7] name it together, and may name it anew; what one calls it is nobody’s', () => {
    const called = (name: string) => contact('agency', { name, number: changed })
    const first = at(called('センター'), dutyPhone, 1)
    expect(agency(first, at(called('かけないで'), officePhone, 2))).toMatchObject({
      digits: changed,
      name: null,
    })
    const named = [first, at(called('センター'), officePhone, 2)]
    expect(agency(...named).name).toBe('センター')
    const anew = [at(called('機関'), third, 3), at(called('機関'), officePhone, 4)]
    expect(agency(...named, ...anew)).toMatchObject({ digits: changed, name: '機関' })
  })

  it('[TR7] a word taken back is that one alone, not what was said after it', () => {
    const old = says(other)
    const lines = [at(old, dutyPhone, 1), at(says(changed), dutyPhone, 2), at(mistaken(old.id), dutyPhone, 3)]
    expect(agency(...lines, at(says(changed), officePhone, 4)).digits).toBe(changed)
  })

  // The number that one device had said did not come back with it.
  it('[TR7][OP5] a 誤入力 that was 誤入力 itself gives the word back, in chains of any length', () => {
    const said = says(changed)
    const chain: Operation[] = []
    for (let n = 1; n < 6; n += 1) {
      chain.push(mistaken(chain.at(-1)?.id ?? said.id))
      const lines = [said, ...chain].map((line, at_) => at(line, dutyPhone, at_))
      expect(agency(...lines).proposed).toHaveLength(n % 2 === 0 ? 1 : 0)
      expect(agency(...lines, at(says(changed), officePhone, 9)).digits).toBe(n % 2 === 0 ? changed : printed)
    }
  })

  it('[TR7][OP5] in whatever was said, 誤入力 and its 誤入力 leave the number and what stands beside it as they were', () => {
    fc.assert(
      fc.property(anyWords, fc.nat(), (words, pick) => {
        const lines = words.map(([said, uploader], n) => at(said, uploader, n))
        const [of, uploader] = words[pick % words.length] ?? ([says(null), third] as const)
        const wrong = mistaken(of.id)
        const taken = [...lines, at(wrong, uploader, 40)]
        const before = told(agency(...lines))
        const between = told(agency(...taken))
        const after = told(agency(...taken, at(mistaken(wrong.id), uploader, 41)))
        // A 訂正 taken back may leave what another device has said too: two changed it then, and nothing later undoes that.
        if (between.digits !== before.digits) expect(after.digits).toBe(between.digits)
        else expect(after).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })
})

type Words = (readonly [Operation, string])[]

/** Three devices say numbers, and take back or correct what they said. */
const anyWords: fc.Arbitrary<Words> = fc
  .array(
    fc.record({
      uploader: fc.constantFrom(dutyPhone, officePhone, third),
      number: fc.constantFrom(changed, other, null),
      of: fc.nat({ max: 6 }),
      how: fc.constantFrom('says', 'mistaken', 'amended'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((acts) => {
    const words: [Operation, string][] = []
    for (const { uploader, number, of, how } of acts) {
      const target = words.filter(([, by]) => by === uploader)[of]?.[0]
      const said = says(number)
      const corrected = target === undefined ? null : how === 'mistaken' ? mistaken(target.id) : null
      const isEntry = target?.type === 'v1.contactEntered'
      const correction = isEntry && how === 'amended' ? amended(target.id, said.body) : null
      words.push([corrected ?? correction ?? said, uploader])
    }
    return words
  })

function told({ digits, name, changedBy, proposed }: ReturnType<typeof agency>) {
  const beside = proposed.map(({ digits: number, uploader }) => `${number} ${uploader}`)
  return {
    digits,
    name,
    changedBy: changedBy.map(({ digits: number }) => number),
    proposed: beside.toSorted(),
  }
}
