// The ordinance's tables, each beside the data that holds it. A row is its cells. The data's items are put together
// again as the text has them, so that nothing of a cell is left out: a line break inside a cell is a space, a bullet
// is ・, a measure is `① text`.
import { clauseOf } from '../../shared/plan/clauses.ts'
import { contacts, councilAgenda, faultKinds, kinds, measureExamples, threatLevels } from '#plan'
import type { MeasureExample } from '../../shared/plan/schemas.ts'
import { between, referenceRows, rows, under } from './cells.ts'
import { changedByOne } from './changes.ts'

export type Table = {
  title: string
  /** The table's lines in the text; none where it isn't found. */
  lines: (text: string) => string[]
  printed: (text: string) => string[][]
  held: string[][]
  /** What would be held if one of the ordinance's words in the data had another last character: each in turn. */
  heldOtherwise: string[][][]
}

type Given<Data> = {
  title: string
  data: Data
  /** The keys of the data that are ours; every other word or number is the ordinance's. */
  ours: string[]
  held: (data: Data) => string[][]
  lines: (text: string) => string[]
  printed?: (lines: string[]) => string[][]
}

function table<Data>({ title, data, ours, held, lines, printed = rows }: Given<Data>): Table {
  const heldOtherwise = changedByOne(data, ours).map(held)
  return { title, lines, printed: (text) => printed(lines(text)), held: held(data), heldOtherwise }
}

export const tables = [
  table({
    title: '[1-1] the kinds of emergency',
    data: Object.values(kinds),
    ours: [],
    held: (data) => data.map(({ name, definition }, at) => [`(${at + 1}) ${name} ${definition}`]),
    lines: (text) => between(text, '1 緊急時の区分', '2 緊急時の連絡網').slice(2),
  }),
  table({
    title: '[1-4] the agenda of the council',
    data: { columns: councilAgenda.columns, items: councilAgenda.items },
    ours: ['id'],
    held: ({ columns, items }) => [[...columns], ...items.map(({ name, examples }) => [name, examples])],
    lines: (text) => under(text, councilAgenda.columns),
  }),
  table({
    title: '[2-1(1)] the kinds of fault',
    data: { columns: faultKinds.kindColumns, faults: faultKinds.kinds },
    ours: ['id', 'checks'],
    held: ({ columns, faults }) => [[...columns], ...faults.map(({ name, event }) => [name, event])],
    lines: (text) => under(text, faultKinds.kindColumns),
  }),
  table({
    title: '[2-1(2)] the checks of each kind of fault',
    data: { columns: faultKinds.checkColumns, faults: faultKinds.kinds },
    ours: ['id', 'event'],
    held: ({ columns, faults }) => [
      [...columns],
      ...faults.map(({ name, checks }) => [name, checks.map(({ text }) => text).join(' ')]),
    ],
    lines: (text) => under(text, faultKinds.checkColumns),
  }),
  table({
    title: '[3-1] the threat levels',
    data: { columns: threatLevels.columns, levels: threatLevels.levels },
    ours: ['level', 'id', 'foundBy'],
    held: ({ columns, levels }) => [
      [...columns],
      ...levels.map(({ name, event, examples }) => [
        name,
        event,
        examples.map(({ text }) => `・${text}`).join(' '),
      ]),
    ],
    lines: (text) => under(text, threatLevels.columns),
  }),
  table({
    title: '[別記] the contact tree',
    data: { heading: clauseOf('別記')?.heading ?? '', tree: contacts },
    ours: ['id', 'office', 'name', 'hours', 'shown', 'digits'],
    held: ({ heading, tree }) => [
      [`(別記) ${heading}`],
      ...tree.map(({ cell, phoneCell }) => [cell, phoneCell]),
    ],
    lines: (text) => between(text, '(別記) 緊急時連絡網', '(参考)緊急措置例'),
  }),
  table({
    title: '[参考] the measure examples',
    data: {
      heading: clauseOf('参考')?.heading ?? '',
      note: measureExamples.note,
      columns: measureExamples.columns,
      groups: measureExamples.groups,
      examples: measureExamples.examples,
    },
    ours: ['id', 'what', 'noticedBy', 'verb', 'measuresOf', 'remark'],
    held: ({ heading, note, columns, groups, examples }) => [
      [`(参考)${heading}`],
      [note],
      [...columns],
      ...examples.map((example) => {
        const group = groups.find(({ number }) => number === example.group)
        return [String(group?.number), String(group?.event), eventCell(example), measuresCell(example)]
      }),
    ],
    lines: (text) => between(text, '(参考)緊急措置例', null),
    printed: (lines) => [...rows(lines.slice(0, 3)), ...referenceRows(lines.slice(3))],
  }),
]

function eventCell({ printedNumber, event, signs }: MeasureExample): string {
  return [`[${printedNumber}] ${event}`, ...signs.map((sign) => `・${sign}`)].join(' ')
}

function measuresCell({ leadIn, measures, condition }: MeasureExample): string {
  const listed = measures.map(({ marker, text }) => `${marker} ${text}`)
  return [leadIn, ...listed, condition].filter((part) => part !== null).join(' ')
}

/** Where what is printed and what is held differ, a line each; empty: cell by cell and row by row the same. */
export function differences(printed: string[][], held: string[][]): string[] {
  return Array.from({ length: Math.max(printed.length, held.length) }, (_, at) => at).flatMap((at) => {
    const [one, other] = [JSON.stringify(printed[at]), JSON.stringify(held[at])]
    return one === other ? [] : [`row ${at}: printed ${one}, held ${other}`]
  })
}
