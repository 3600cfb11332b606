import { expect, it } from 'vitest'
import { offices } from '#plan'
import { supporters } from '../../../shared/rules/violation/support.ts'
import { clauseText } from '../clause-text.ts'

/** Outside the town, who may help; 等 leaves others open. */
const bodies = offices.filter(({ ofTown }) => !ofTown)

/** The offices that a text names by a name of theirs, or 県 by itself. */
function namedIn(text: string): string[] {
  return bodies
    .filter(({ id, name, alsoCalled }) =>
      [name, ...alsoCalled, ...(id === 'prefecture' ? ['、県、'] : [])].some((word) => text.includes(word)),
    )
    .map(({ id }) => id)
}

/** The sentence of a clause that begins so. */
function sentence(clause: string, word: string): string {
  return (
    clauseText(clause)
      .split('。')
      .find((one) => one.startsWith(word)) ?? ''
  )
}

it.each([
  ['3-3', clauseText('3-3').split('《')[0] ?? ''],
  ['3-4(1)', clauseText('3-4(1)').split('。')[0] ?? ''],
  ['3-6 なお書', sentence('3-6', 'なお、')],
  ['3-7 なお書', sentence('3-7', 'なお、')],
])('[%s] who may help is whom the ordinance names', (_, text) => {
  expect(namedIn(text)).toEqual(supporters)
})

it('[3-4(3)] a clause that names others is told apart', () => {
  expect(namedIn(clauseText('3-4(3)'))).not.toEqual(supporters)
})
