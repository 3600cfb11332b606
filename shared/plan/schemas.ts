// The shape of every table of the plan: one schema a row. The data says `satisfies` with the types inferred here
// and imports them as types alone, so that a page can carry the data without carrying zod.
import * as z from 'zod/mini'
import { faultCheckIds, faultKindIds } from './fault-kinds.ts'
import { measureExampleIds } from './measure-examples.ts'
import { measureVerbIds, noticerIds } from './measure-words.ts'
import { threatExampleIds } from './threat-levels.ts'

/** A cell, a part of one, or a sentence of ours: never empty, on one line, no space around it. */
const Words = z.string().check(z.regex(/^\S(?:.*\S)?$/))

export const Clause = z.strictObject({
  id: Words,
  /** The ordinance's own; a paragraph without one stands under that of its section. */
  heading: Words,
  /** Ours: who does what, the clause's own urgency and provisos, nothing more. */
  guidance: Words,
})
export type Clause = z.infer<typeof Clause>

export const Office = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-zA-Z]+$/)),
  name: Words,
  /** The ordinance's other words for it. */
  alsoCalled: z.readonly(z.array(Words)),
  ofTown: z.boolean(),
})
export type Office = z.infer<typeof Office>

export const Contact = z.strictObject({
  id: Words,
  office: z.literal(['prefecture', 'agency']),
  /** The table's cells, character for character. */
  cell: Words,
  phoneCell: Words,
  /** How a button and the record name it. */
  name: Words,
  /** When the prefecture answers there; null: not said. */
  hours: z.nullable(z.literal(['day', 'night'])),
  /** The number with plain hyphens to read, and the digits to dial. */
  shown: z.string().check(z.regex(/^\d+-\d+-\d+$/)),
  digits: z.string().check(z.regex(/^0\d{9}$/)),
  clause: z.literal('別記'),
})
export type Contact = z.infer<typeof Contact>

const minutesOfDay = 24 * 60
const MonthDay = z.string().check(z.regex(/^\d\d-\d\d$/))

export const OfficeHours = z.strictObject({
  /** Minutes after midnight; open from the first, closed from the second. */
  openMinute: z.int().check(z.minimum(0), z.maximum(minutesOfDay)),
  closeMinute: z.int().check(z.minimum(0), z.maximum(minutesOfDay)),
  shown: Words,
  /** Closed from and until these days, both included: `12-29`. */
  yearEnd: z.strictObject({ from: MonthDay, until: MonthDay }),
})
export type OfficeHours = z.infer<typeof OfficeHours>

export const KindRow = z.strictObject({ name: Words, definition: Words, clause: z.literal('1-1') })
export type KindRow = z.infer<typeof KindRow>

export const AgendaItem = z.strictObject({
  /** The rules know 緊急かつ重大な事項に係る措置 (`urgentMeasures`) and 運用の再開 (`resumption`) by theirs. */
  id: z.string().check(z.regex(/^[a-z][a-zA-Z]+$/)),
  /** The cells 決定する事項 and 主な対応具体例. */
  name: Words,
  examples: Words,
  clause: z.literal('1-4'),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const FaultKindRow = z.strictObject({
  id: z.enum(faultKindIds),
  /** The cells 障害の種類 and 事象. */
  name: Words,
  event: Words,
  clause: z.literal('2-1(1)'),
  /** The cell 主な原因究明手順, a check each. */
  checks: z.readonly(z.array(z.strictObject({ id: z.enum(faultCheckIds), text: Words }))),
  checksClause: z.literal('2-1(2)'),
})
export type FaultKindRow = z.infer<typeof FaultKindRow>

export const ThreatLevel = z.literal([1, 2, 3])
export type ThreatLevel = z.infer<typeof ThreatLevel>

const ThreatExample = z.strictObject({
  id: z.enum(threatExampleIds),
  text: Words,
  /** Whose finding (認める) the example rests on; null: anyone's. */
  foundBy: z.nullable(z.literal('protectionChief')),
})

export const ThreatLevelRow = z.strictObject({
  level: ThreatLevel,
  /** The cells 脅威度 and 事象. */
  name: Words,
  event: Words,
  /** The cell 事例, an example each: what follows its bullet ・. */
  examples: z.readonly(z.array(ThreatExample)),
  clause: z.literal('3-1'),
})
export type ThreatLevelRow = z.infer<typeof ThreatLevelRow>

const GroupNumber = z.literal([1, 2, 3, 4])

export const MeasureGroup = z.strictObject({
  number: GroupNumber,
  event: Words,
  what: Words,
  clause: z.literal('参考'),
})
export type MeasureGroup = z.infer<typeof MeasureGroup>

const Measure = z.strictObject({
  marker: z.literal(['①', '②', '③', '④']),
  text: Words,
  verb: z.enum(measureVerbIds),
})

export const MeasureExample = z.strictObject({
  id: z.enum(measureExampleIds),
  /** The number as the cell prints it, with U+2015. */
  printedNumber: Words,
  group: GroupNumber,
  noticedBy: z.enum(noticerIds),
  /** The cell 事象例: the event, and the signs that follow it, each after its bullet ・. */
  event: Words,
  signs: z.readonly(z.array(Words)),
  /** The cell 緊急措置の例: the line that leads in, the measures, and the condition ※ that stands with them. */
  leadIn: z.nullable(Words),
  measures: z.readonly(z.array(Measure)),
  condition: z.nullable(Words),
  /** The cell is empty: the row whose measures are shown for it, by our reading. */
  measuresOf: z.nullable(z.enum(measureExampleIds)),
  /** Ours: what a reader must know of the source here. */
  remark: z.nullable(Words),
  clause: z.templateLiteral(['参考', z.enum(measureExampleIds)]),
})
export type MeasureExample = z.infer<typeof MeasureExample>
