// Measure examples 緊急措置例 (参考): what to do about sixteen events. Examples, never duties.
// A line break inside a cell of the ordinance is a space in its text: 事象例 is `[number] event`, then ` ・sign` each;
// 緊急措置の例 is the lead-in, then ` ① measure` each, then ` ※condition`. Slips of the source stay as they are.
import { disruptionExamples } from './measure-examples/disruption.ts'
import { malwareExamples } from './measure-examples/malware.ts'
import { securityHoleExamples } from './measure-examples/security-holes.ts'
import { unauthorisedAccessExamples } from './measure-examples/unauthorised-access.ts'
import type { MeasureExample, MeasureGroup } from './schemas.ts'

export const measureExampleIds = [
  '1-1',
  '1-2',
  '1-3',
  '1-4',
  '2-1',
  '2-2',
  '2-3',
  '2-4',
  '3-1',
  '3-2',
  '3-3',
  '3-4',
  '4-1',
  '4-2',
  '4-3',
  '4-4',
] as const

export type MeasureExampleId = (typeof measureExampleIds)[number]

/** The line under the table's title, and the headings of its columns. */
export const measureExamplesNote = '(※全国センター=指定情報処理機関)'
export const measureExamplesColumns = ['No.', '事象', '事象例', '緊急措置の例'] as const

/** The cells No. and 事象; `what`, a word of ours, is one of two taps that find a row. */
export const measureGroups = [
  { number: 1, event: '不正アクセスの徴候を発見', what: '不正アクセス', clause: '参考' },
  { number: 2, event: 'セキュリティホールを発見', what: 'セキュリティホール', clause: '参考' },
  { number: 3, event: 'システムじょう乱企図の徴候を発見', what: 'じょう乱', clause: '参考' },
  {
    number: 4,
    event: 'コンピュータウィルス等、自動的に実行される不正プログラムの発見',
    what: 'ウィルス',
    clause: '参考',
  },
] as const satisfies readonly MeasureGroup[]

/** Every row of the table, in its order. */
export const measureExamples: readonly MeasureExample[] = [
  ...unauthorisedAccessExamples,
  ...securityHoleExamples,
  ...disruptionExamples,
  ...malwareExamples,
]
