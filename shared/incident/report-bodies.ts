// Is said of reports, of ending the response, and of handing over: bodies of operations.
import * as z from 'zod/mini'
import { CalendarDate, ClauseNumber, Id, Name, Text, maxTicked } from './operation-fields.ts'

/** The sheets 帳票 that the record is printed as. */
export const sheetIds = [
  'form1',
  'form2',
  'form3',
  'minutes',
  'mayorReport',
  'timeline',
  'handOver',
  'drillReport',
] as const
export type SheetId = (typeof sheetIds)[number]

/** 2-3, 3-9: the two ways to resume, a kind of emergency each. */
export const resumptionClauses = ['2-3', '3-9'] as const
export type ResumptionClause = (typeof resumptionClauses)[number]

/** Going on although something is missing: why, and which clauses the gate named 未了; of what else it warned, in its words. */
const overriding = {
  reason: z.nullish(Text),
  open: z.optional(z.array(ClauseNumber).check(z.maxLength(maxTicked))),
  warned: z.optional(z.array(Text).check(z.maxLength(maxTicked))),
}

export const reportBodies = {
  /** 別紙2により報告 (2-1(2)), 別紙3により報告 (3-7), or any other sheet that was handed to somebody. */
  'v1.reported': z.object({
    sheet: z.enum(sheetIds),
    to: z.nullable(Name),
    what: z.nullable(Text),
    /** For minutes: the operation that convened the meeting. */
    meeting: z.nullish(Id),
    /** For forms 1 to 3: the edition of our form. */
    formVersion: z.optional(Name),
  }),
  /** 3-3, level 1: 庁内での必要な報告. */
  'v1.reportedInternally': z.object({ to: Name, what: z.nullable(Text) }),
  /** 3-8: 町長に報告した. */
  'v1.reportedToMayor': z.object({
    what: z.nullable(Text),
    /** 被害状況 and 今後の対応, where the record does not say them elsewhere. */
    damage: z.nullish(Text),
    plans: z.nullish(Text),
  }),
  /** 3-3, level 1: 緊急時対応を解いた. */
  'v1.stoodDown': z.object({ what: z.nullable(Text), ...overriding }),
  /** 1-3: neither kind is present 該当なし. */
  'v1.foundNotApplicable': z.object({ what: z.nullable(Text), ...overriding }),
  /** 運用を再開した (2-3, 3-9). */
  'v1.resumed': z.object({ clause: z.enum(resumptionClauses), what: z.nullable(Text), ...overriding }),
  /** 引継ぎ: who handed over to whom. */
  'v1.handedOver': z.object({ from: Name, to: Name, what: z.nullable(Text) }),
  /** Outside the plan: a leak may have to be reported by law; when it was known, 不正の目的 or not. */
  'v1.leakReportWeighed': z.object({
    knownOn: CalendarDate,
    improperPurpose: z.boolean(),
    what: z.nullable(Text),
  }),
} as const
