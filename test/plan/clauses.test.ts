import { describe, expect, it } from 'vitest'
import { chapters, clauses, measureExamples, offices } from '#plan'
import { clauseIds } from '../../shared/plan/clause-ids.ts'
import { clauseOf } from '../../shared/plan/clauses.ts'
import { chapterHeadings, ordinance, provisions } from './ordinance.ts'

const printed = provisions(ordinance)
const provided = clauses.filter(({ label }) => printed.has(label))
const annexes = ['別記', '別紙1', '別紙2', '別紙3', '参考']

describe('the clauses', () => {
  it('[PL2] are the ordinance’s, each once, in its order', () => {
    const rows = measureExamples.examples.map(({ id }) => `参考${id}`)
    expect(clauses.map(({ label }) => label)).toEqual([...printed.keys(), ...annexes, ...rows])
    expect(clauses.map(({ rules }) => rules)).toEqual(clauseIds.map((id) => [id]))
    expect(printed.size).toBe(1 + (4 + 2) + (3 + 4) + (9 + 4 + 3) + 1)
  })

  it.each(provided)(
    '[PL2] [$label] its heading is the ordinance’s own: $heading',
    ({ label: id, heading }) => {
      // A numbered paragraph without a heading stands under that of its section.
      expect(heading).toBe(printed.get(id)?.heading ?? printed.get(sectionOf(id))?.heading)
    },
  )

  it('[PL2] every heading that is printed is held', () => {
    for (const [id, { heading }] of printed)
      if (heading !== null) expect(provided.find(({ label }) => label === id)?.heading).toBe(heading)
  })

  it('[別記] [別紙1] [参考] the annexes are named as the ordinance names them', () => {
    expect(ordinance).toContain(`(別記) ${clauseOf('別記')?.heading}\n`)
    expect(ordinance).toContain(`${clauseOf('別紙1')?.heading}(別紙1)`)
    expect(ordinance).toContain(`(参考)${clauseOf('参考')?.heading}\n`)
    for (const id of ['別紙1', '別紙2', '別紙3']) expect(ordinance).toContain(id)
    const ours = clauses.filter(({ headingIsOurs }) => headingIsOurs)
    expect(ours.map(({ label }) => label)).toEqual(['別紙2', '別紙3'])
    for (const { heading } of ours) expect(ordinance).not.toContain(heading)
    expect(ordinance).not.toContain('別紙4')
  })

  it('[参考] a row stands under the 事象 of its group', () => {
    for (const { id, group } of measureExamples.examples)
      expect(clauses.find(({ label }) => label === `参考${id}`)?.heading).toBe(
        measureExamples.groups.find(({ number }) => number === group)?.event,
      )
  })

  it('[1-1] [2-1] [3-1] the chapters are headed as the ordinance heads them', () => {
    expect(chapters).toEqual(chapterHeadings(ordinance))
  })

  it('[3-2(4)] the ordinance is read as it is written', () => {
    expect(printed.get('1-1(2)')?.heading).toBe('不正行為')
    expect(printed.get('2-1(2)')?.heading).toBe('原因の究明')
    expect(printed.get('2-1(2)')?.text).toMatch(
      /^原因の究明緊急対策職員は.*ネットワークの障害の場合は.*依頼する。$/,
    )
    expect(printed.get('3-2(4)')).toEqual({
      heading: null,
      text: expect.stringMatching(/^不正行為の.*通報する。$/),
    })
    expect(printed.get('3-9')?.text).toContain('ただし、')
  })

  it('[PL2] a heading changed in the ordinance is seen', () => {
    const changed = provisions(ordinance.replace('\n8 町長への報告\n', '\n8 町長への連絡\n'))
    expect(changed.get('3-8')?.heading).not.toBe(clauseOf('3-8')?.heading)
  })
})

describe('the guidance', () => {
  it.each(provided)(
    '[PL2] [$label] has the clause’s own urgency, provisos and offices',
    ({ label: id, guidance }) => {
      expect(departures(guidance, id)).toEqual([])
    },
  )

  it.each([
    ['3-8', '速やかに', '直ちに'],
    ['3-8', '速やかに', ''],
    ['3-9', 'ただし、', ''],
    ['2-1(4)', '必要に応じて、', ''],
    ['3-4(2)', '情報保護統括責任者、', ''],
    ['2-1(3)', '情報保護統括責任者に', '町長に'],
    ['2-3', '運用を再開します', '3日以内に運用を再開します'],
  ] as const)('[PL2] [%s] with 「%s」 as 「%s」 it departs from its clause', (id, words, others) => {
    const guidance = clauseOf(id)?.guidance ?? ''
    expect(guidance).toContain(words)
    expect(departures(guidance.replace(words, others), id)).not.toEqual([])
  })
})

/** What the guidance says and its clause doesn't, or the other way round. A section may speak of its paragraphs. */
function departures(guidance: string, id: string): string[] {
  const own = printed.get(id)?.text ?? ''
  const inside = [...printed].filter(([other]) => other.startsWith(`${id}(`)).map(([, { text }]) => text)
  const subject = printed.get(sectionOf(id))?.text ?? ''
  const manner = [
    '直ちに',
    '速やかに',
    'ただし、',
    'なお、',
    '必要に応じて',
    '原則として',
    '随時',
    '暫定的',
    '事前に',
  ]
  const kept = manner.filter((word) => own.includes(word) && !guidance.includes(word))
  const added = manner.filter((word) => guidance.includes(word) && ![own, ...inside].join('').includes(word))
  const named = (text: string) =>
    offices
      .filter(({ name, alsoCalled }) => [name, ...alsoCalled].some((word) => text.includes(word)))
      .map(({ name }) => name)
  const strangers = named(guidance).filter(
    (name) => !named([own, subject, ...inside].join('')).includes(name),
  )
  const forgotten = named(own).filter((name) => !named(guidance).includes(name))
  const numbers = quantities(guidance).filter((number) => ![own, ...inside].join('').includes(number))
  return [...kept, ...added, ...strangers, ...forgotten, ...numbers]
}

/** Numbers that count something: neither a clause's nor a form's. */
function quantities(text: string): string[] {
  return text.replaceAll(/別紙\d|\d-\d(?:\(\d\))?|\(\d\)/g, '').match(/\d+/g) ?? []
}

function sectionOf(id: string): string {
  return id.replace(/\(.*/, '')
}
