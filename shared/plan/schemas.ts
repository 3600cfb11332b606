// The shape of a town's plan: one schema a row, and one a file of its folder. The page carries what was read and checked,
// and these as types alone, so that it needs no zod for it.
import * as z from 'zod/mini'
import { clauseIds } from './clause-ids.ts'
import { measureVerbIds, noticerIds } from './measure-words.ts'

/** A cell, a part of one, or a sentence of ours: never empty, on one line, no space around it. */
const Words = z.string().check(z.regex(/^(?!.*\p{C})\S(?:.*\S)?$/u))

/** A key of ours within its table. */
const Key = z.string().check(z.regex(/^[a-z][a-zA-Z]*$/))

export const Clause = z.strictObject({
  /** The number as the town prints it: `3-2(4)`, `第4条第2項`. */
  label: Words,
  /** The rules of ours that it carries, by the clause they were written for; none: it is shown and asks nothing. */
  rules: z.readonly(z.array(z.enum(clauseIds))),
  /** The ordinance's own; a paragraph without one stands under that of its section. */
  heading: Words,
  /** The ordinance names it by number alone. */
  headingIsOurs: z.optional(z.literal(true)),
  /** Ours: who does what, the clause's own urgency and provisos, nothing more. */
  guidance: Words,
})
export type Clause = z.infer<typeof Clause>

export const Office = z.strictObject({
  id: Key,
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
  hours: z.nullable(z.literal(['day', 'night', 'always'])),
  /** The number with plain hyphens to read, and the digits to dial. */
  shown: z.string().check(z.regex(/^\d+-\d+-\d+$/)),
  digits: z.string().check(z.regex(/^0\d{9}$/)),
})
export type Contact = z.infer<typeof Contact>

const minutesOfDay = 24 * 60
const MonthDay = z.string().check(z.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/))

export const OfficeHours = z.strictObject({
  /** Minutes after midnight; open from the first, closed from the second. */
  openMinute: z.int().check(z.minimum(0), z.maximum(minutesOfDay)),
  closeMinute: z.int().check(z.minimum(0), z.maximum(minutesOfDay)),
  shown: Words,
  /** Closed from and until these days, both included: `12-29`. */
  yearEnd: z.strictObject({ from: MonthDay, until: MonthDay }),
})
export type OfficeHours = z.infer<typeof OfficeHours>

export const KindRow = z.strictObject({ name: Words, definition: Words })
export type KindRow = z.infer<typeof KindRow>

export const AgendaItem = z.strictObject({
  /** The rules know 緊急かつ重大な事項に係る措置 (`urgentMeasures`) and 運用の再開 (`resumption`) by theirs. */
  id: Key,
  /** The cells 決定する事項 and 主な対応具体例. */
  name: Words,
  examples: Words,
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const FaultKindRow = z.strictObject({
  /** The rules know `software` and `network`. */
  id: Key,
  /** The cells 障害の種類 and 事象. */
  name: Words,
  event: Words,
  /** The cell 主な原因究明手順, a check each. */
  checks: z.readonly(z.array(z.strictObject({ id: Key, text: Words }))),
})
export type FaultKindRow = z.infer<typeof FaultKindRow>

export const ThreatLevel = z.literal([1, 2, 3])
export type ThreatLevel = z.infer<typeof ThreatLevel>

const ThreatExample = z.strictObject({
  /** The rules know `basicRightsAtRisk`. */
  id: Key,
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
})
export type ThreatLevelRow = z.infer<typeof ThreatLevelRow>

const GroupNumber = z.literal([1, 2, 3, 4])

export const MeasureGroup = z.strictObject({
  number: GroupNumber,
  event: Words,
  /** Ours: one of the two taps that find a row. */
  what: Words,
})
export type MeasureGroup = z.infer<typeof MeasureGroup>

const Measure = z.strictObject({
  marker: z.literal(['①', '②', '③', '④']),
  text: Words,
  verb: z.enum(measureVerbIds),
})

export const MeasureExample = z.strictObject({
  id: Words,
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
  measuresOf: z.nullable(Words),
  /** Ours: what a reader must know of the source here. */
  remark: z.nullable(Words),
})
export type MeasureExample = z.infer<typeof MeasureExample>

const rowsOf = <Row extends z.ZodMiniType>(row: Row) => z.readonly(z.array(row))

/** A town's plan, by the files of its folder. */
export const PlanFolder = z.strictObject({
  /** The town 町 whose plan this is, and which edition of it the folder holds. */
  edition: z.strictObject({
    town: Words,
    /** When the plan was made: how old what it prints is. */
    year: Words,
    /** Title and number: what an incident remembers of the edition it began under. */
    title: Words,
  }),
  /** In the ordinance's order. */
  clauses: rowsOf(Clause),
  /** Chapters 章 by the number of the rules they hold, as the ordinance heads them; one that it lacks is not there. */
  chapters: z.strictObject({ 1: Words, 2: z.optional(Words), 3: Words }),
  offices: rowsOf(Office),
  contacts: rowsOf(Contact),
  prefectureHours: OfficeHours,
  kinds: z.strictObject({ fault: KindRow, violation: KindRow }),
  councilAgenda: z.strictObject({ columns: z.readonly(z.tuple([Words, Words])), items: rowsOf(AgendaItem) }),
  faultKinds: z.strictObject({
    kindColumns: z.readonly(z.tuple([Words, Words])),
    checkColumns: z.readonly(z.tuple([Words, Words])),
    kinds: rowsOf(FaultKindRow),
  }),
  threatLevels: z.strictObject({
    columns: z.readonly(z.tuple([Words, Words, Words])),
    levels: rowsOf(ThreatLevelRow),
  }),
  /** The words of what changes everything at once (3-4(1) ただし書, 3-4(2)). */
  findings: z.strictObject({ rightsAtRisk: Words, immediateThreat: Words }),
  measureExamples: z.strictObject({
    note: Words,
    columns: z.readonly(z.tuple([Words, Words, Words, Words])),
    /** Ours: who noticed, and the town's part in a measure, in the table's words for them. */
    noticers: z.strictObject({ agency: Words, town: Words, audit: Words, supplier: Words }),
    verbs: z.strictObject({ acts: Words, helps: Words, actsWithAgency: Words }),
    groups: rowsOf(MeasureGroup),
    examples: rowsOf(MeasureExample),
  }),
  /** Ours: the columns of the empty 確認・決裁 row. Whoever signs is not in the plan. */
  forms: z.strictObject({ approvalColumns: rowsOf(Words) }),
})
export type PlanFolder = z.infer<typeof PlanFolder>
