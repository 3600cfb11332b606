// A plan as a folder: what is wrong is told by file and line, what is sound is covered and can be reviewed.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clauseIds } from '../../../shared/plan/clause-ids.ts'
import { checkPlan } from '../../../server/plan/check-plan.ts'
import { aisho } from '../../../server/plan/folder.ts'
import { inWords } from '../../../server/plan/read-plan.ts'
import { reviewSheet } from '../../../server/plan/review-sheet.ts'
import { root } from '../../architecture/sources.ts'
import { ownFolder } from '../../storage/folder.ts'

/** A file, what in it is replaced and by what (null: the file is gone), and the line that tells of it. */
const broken: [what: string, file: string, from: string, to: string | null, told: RegExp][] = [
  ['a file missing', 'offices', '', null, /^offices\.yaml: ファイルがありません$/],
  ['no YAML', 'contacts', 'office: agency', 'office: "agency', /^contacts\.yaml:\d+: YAMLとして読めません/],
  [
    'a key twice in a row',
    'kinds',
    '  name: 障害',
    '  name: 障害\n  name: 故障',
    /^kinds\.yaml:5: YAMLとして/,
  ],
  ['an unknown rule', 'clauses', 'rules: [3-8]', 'rules: [3-10]', /^clauses\.yaml:LINE: 28\.rules\.0: /],
  ['a rule carried twice', 'clauses', 'rules: [3-8]', 'rules: [3-9]', /^clauses\.yaml:\d+: 規則 3-9 が2つ/],
  [
    'a rule that each plan has',
    'clauses',
    'rules: [3-2(4)]',
    'rules: []',
    /規則 3-2\(4\) の付いた条項がありません/,
  ],
  ['a number twice', 'clauses', 'label: 3-9', 'label: 3-8', /^clauses\.yaml:LINE: 3-8が2回/],
  [
    'an empty heading',
    'clauses',
    'heading: 町長への報告',
    'heading: ""',
    /^clauses\.yaml:LINE: 28\.heading: /,
  ],
  [
    'a word for a number',
    'prefecture-hours',
    '510 # 8:30',
    '8:30',
    /^prefecture-hours\.yaml:LINE: openMinute: /,
  ],
  [
    'hours that end as they begin',
    'prefecture-hours',
    '1035 # 17:15',
    '510',
    /^prefecture-hours\.yaml:LINE: openMinute/,
  ],
  [
    'a day that is none',
    'prefecture-hours',
    'from: 12-29',
    'from: 12/29',
    /^prefecture-hours\.yaml:LINE: yearEnd\.from: /,
  ],
  ['no heading of chapter 2', 'chapters', "'2': 障害対応\n", '', /^chapters\.yaml:\d+: 第2章の規則/],
  ['an office gone', 'offices', '- id: agency', '- id: bureau', /^offices\.yaml:\d+: agencyがありません/],
  ['an office twice', 'offices', '- id: supplier', '- id: mayor', /^offices\.yaml:LINE: mayorが2回/],
  [
    'digits of another number',
    'contacts',
    "'0775283233'",
    "'0775283234'",
    /^contacts\.yaml:LINE: 表示の番号と違います/,
  ],
  ['a number with letters', 'contacts', '077-528-3233', '077-528-323X', /^contacts\.yaml:LINE: 0\.shown: /],
  [
    'nobody of the agency',
    'contacts',
    'office: agency',
    'office: prefecture',
    /^contacts\.yaml:\d+: agencyの番号がありません/,
  ],
  [
    'an item that rules ask about',
    'council-agenda',
    'id: resumption',
    'id: reopening',
    /^council-agenda\.yaml:\d+: resumptionが/,
  ],
  ['a level twice', 'threat-levels', 'level: 3', 'level: 2', /^threat-levels\.yaml:\d+: 1、2、3の順/],
  [
    'an example that rules know',
    'threat-levels',
    'id: basicRightsAtRisk',
    'id: rights',
    /事例 basicRightsAtRisk がありません/,
  ],
  [
    'a group that is not there',
    'measure-examples',
    '    group: 4',
    '    group: 5',
    /^measure-examples\.yaml:LINE: examples\.\d+\.group: /,
  ],
  [
    'measures of no example',
    'measure-examples',
    'measuresOf: 2-3',
    'measuresOf: 2-9',
    /^measure-examples\.yaml:LINE: 例 2-9 が/,
  ],
  [
    'a column short',
    'fault-kinds',
    'kindColumns: [障害の種類, 事象]',
    'kindColumns: [障害の種類]',
    /^fault-kinds\.yaml:LINE: kindColumns/,
  ],
  ['an alias of nothing', 'edition', 'town: 愛荘町', 'town: *nothing', /^edition\.yaml: 読めません/],
  [
    'a day that no year has',
    'prefecture-hours',
    'until: 01-03',
    'until: 13-03',
    /^prefecture-hours\.yaml:LINE: yearEnd\.until: /,
  ],
  [
    'words that run backwards',
    'edition',
    'town: 愛荘町',
    'town: 愛荘\u202E町',
    /^edition\.yaml:LINE: town: /,
  ],
  ['no number for the night', 'contacts', 'hours: night', 'hours: null', /^contacts\.yaml:\d+: 夜間・休日/],
  ['a field too many', 'edition', 'town: 愛荘町', 'town: 愛荘町\nmayor: だれか', /^edition\.yaml:\d+: /],
]

it.each(broken)('[PL5] %s: the line says so', async (_, file, from, to, told) => {
  const folder = await copied()
  const path = join(folder, `${file}.yaml`)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  const line = text.slice(0, text.indexOf(from)).split('\n').length
  if (to === null) rmSync(path)
  else writeFileSync(path, text.replace(from, to))
  const checked = checkPlan(folder)
  if (checked.ok) throw new Error('taken for sound')
  const lines = checked.problems.map(inWords)
  expect(lines.join('\n')).toMatch(new RegExp(told.source.replace('LINE', String(line)), 'm'))
})

it('[PL5] a file in another encoding: the file is told', async () => {
  const folder = await copied()
  writeFileSync(join(folder, 'edition.yaml'), Buffer.from([0x74, 0x3a, 0x20, 0x88, 0xa4]))
  const checked = checkPlan(folder)
  expect(checked.ok ? [] : checked.problems.map(inWords)).toEqual(['edition.yaml: UTF-8の文字ではありません'])
})

it.each([aisho, join(root, 'test/second-town/plan')])(
  '[PL5] %s is sound, and asks for all we know',
  (folder) => {
    const checked = checkPlan(folder)
    if (!checked.ok) throw new Error(checked.problems.map(inWords).join('\n'))
    expect(checked.coverage).toEqual({ carried: [...clauseIds], lacking: [], unused: [] })
  },
)

it('[PL5] a chapter of faults that a plan lacks is lacking with all its rules, a clause without a rule is shown', async () => {
  const folder = await copied()
  change(folder, 'chapters', (text) => text.replace("'2': 障害対応\n", ''))
  change(folder, 'clauses', (text) => text.replaceAll(/rules: \[2-.*\]/g, 'rules: []'))
  const checked = checkPlan(folder)
  if (!checked.ok) throw new Error(checked.problems.map(inWords).join('\n'))
  expect(checked.coverage.lacking).toEqual(clauseIds.filter((id) => id.startsWith('2-')))
  expect(checked.coverage.unused).toEqual(checked.coverage.lacking)
})

it('[PL5] 確認票 holds every clause, office, number, item and example, and no markup of theirs', async () => {
  const folder = await copied()
  change(folder, 'edition', (text) => text.replace('愛荘町住民', '<b>愛荘町住民'))
  const checked = checkPlan(folder)
  if (!checked.ok) throw new Error(checked.problems.map(inWords).join('\n'))
  const { plan, coverage } = checked
  const sheet = reviewSheet(plan, coverage)
  const examples = plan.threatLevels.levels.flatMap((level) => level.examples.map(({ text }) => text))
  const held = [
    ...plan.clauses.flatMap(({ label, heading, guidance }) => [label, heading, guidance]),
    ...plan.offices.map(({ name }) => name),
    ...plan.contacts.map(({ shown }) => shown),
    ...plan.councilAgenda.items.map(({ name }) => name),
    ...examples,
  ]
  expect(held.filter((words) => !sheet.includes(words))).toEqual([])
  expect(sheet).not.toContain('<b>')
})

async function copied(): Promise<string> {
  const folder = await ownFolder()
  cpSync(aisho, folder, { recursive: true })
  return folder
}

function change(folder: string, file: string, how: (text: string) => string): void {
  const path = join(folder, `${file}.yaml`)
  writeFileSync(path, how(readFileSync(path, 'utf8')))
}
