import { expect, it } from 'vitest'
import { contacts, offices } from '#plan'
import { officeName } from '../../shared/plan/offices.ts'
import { ordinance } from './ordinance.ts'

const words = offices.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled])

it.each(offices)(
  '[1-2] $name is an office of the ordinance, by each of its names',
  ({ id, name, alsoCalled }) => {
    for (const word of [name, ...alsoCalled]) expect(ordinance).toContain(word)
    expect(officeName(id)).toBe(name)
  },
)

it('[1-2] no two offices share an id or a name', () => {
  expect(new Set(offices.map(({ id }) => id)).size).toBe(offices.length)
  expect(new Set(words).size).toBe(words.length)
})

it('[1-2] an office of another edition stands for itself', () => {
  expect(officeName('crisisDesk')).toBe('crisisDesk')
})

it('[1-2] whoever the ordinance names is an office', () => {
  expect(strangers(ordinance)).toEqual([])
  expect(strangers('情報保護副責任者は、企画部署と委員会議に')).toEqual([
    '情報保護副責任者',
    '企画部署',
    '委員会議',
  ])
})

it('[別記] each contact is of an office of the plan', () => {
  for (const { office } of contacts) expect(offices.map(({ id }) => id)).toContain(office)
})

/** Words for a person or a body that no office goes by. */
function strangers(text: string): string[] {
  // Bodies and people in general, whoever they are.
  const general = ['会議', '関係機関', '当該団体', '団体', '操作者', '不正操作者']
  const intruders = ['無権限者', '不正アクセス者', '攻撃者']
  const longestFirst = words.toSorted((one, other) => other.length - one.length)
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, '、'), text)
  const found = rest.match(/[一-龠ァ-ヶー]*(?:者|職員|会議|業者|機関|団体|部署|町長|センター)/g) ?? []
  return found.filter((word) => ![...general, ...intruders].includes(word))
}
