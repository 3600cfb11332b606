// What the plan consists of, as the ordinance prints it: clauses, sub-clauses, provisos and the rows of its tables. Each
// must have a rule, a screen and a test; what isn't software says why.
import { councilAgenda, faultKinds, measureExamples, threatLevels } from '#plan'
import { between, rows, under } from '../plan/cells.ts'
import { ordinance, provisions } from '../plan/ordinance.ts'

export type Unit = {
  /** `3-4(1)`, `3-4(1) ただし書`, `1-4 住民対応`, `参考4-2`: what a test's title carries in brackets. */
  id: string
  /** The clause whose screens show it. */
  clause: string
  kind: 'clause' | 'proviso' | 'row'
  /** Of a row: the table of `#plan` that holds it, which the screens that show it import. */
  table: string | null
}

/** What the product does not carry out, and why. */
export const notSoftware: Record<string, string> = {
  目的: 'says what the plan is for; it asks nobody for anything',
  付則: 'says since when the ordinance is in force',
}

/** Every unit: the clauses in the ordinance's order, each before its provisos; then the rows of the tables. */
export function units(): Unit[] {
  const clauses = [...provisions(ordinance)].flatMap(([id, { text }]) => [
    unit(id),
    ...provisosOf(text).map((name): Unit => ({ ...unit(`${id} ${name}`), clause: id, kind: 'proviso' })),
  ])
  const annexes = ['別記', '別紙1', '別紙2', '別紙3', '参考'].map(unit)
  return [...clauses, ...annexes, ...tableRows()]
}

function unit(id: string): Unit {
  return { id, clause: id, kind: 'clause', table: null }
}

/** ただし書 and なお書: the sentences that begin so, as Japanese law names them. */
function provisosOf(text: string): string[] {
  const sentences = text.split('。')
  return ['ただし', 'なお'].flatMap((word) =>
    sentences.some((sentence) => sentence.startsWith(`${word}、`)) ? [`${word}書`] : [],
  )
}

function tableRows(): Unit[] {
  const row =
    (clause: string, table: string) =>
    (id: string): Unit => ({ id, clause, kind: 'row', table })
  const firstCells = (clause: string, lines: string[]) =>
    rows(lines)
      .slice(1)
      .map(([name]) => `${clause} ${name}`)
  const contactTree = between(ordinance, '(別記) 緊急時連絡網', '(参考)緊急措置例')
  const levels = ordinance.match(/(?<=《)レベル\d(?=の場合》)/g) ?? []
  return [
    ...firstCells('1-4', under(ordinance, councilAgenda.columns)).map(row('1-4', 'councilAgenda')),
    ...firstCells('2-1(1)', under(ordinance, faultKinds.kindColumns)).map(row('2-1(1)', 'faultKinds')),
    ...firstCells('2-1(2)', under(ordinance, faultKinds.checkColumns)).map(row('2-1(2)', 'faultKinds')),
    ...firstCells('3-1', under(ordinance, threatLevels.columns)).map(row('3-1', 'threatLevels')),
    ...levels.map((level) => `3-3 ${level}`).map(row('3-3', 'threatLevels')),
    ...firstCells('別記', contactTree).map(row('別記', 'contacts')),
    ...measureExamples.examples.map(({ id }) => `参考${id}`).map(row('参考', 'measureExamples')),
  ]
}
