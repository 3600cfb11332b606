// The body of each type of operation. Facts, in the words of the plan; what the plan wants done about them is
// for shared/rules.
import * as z from 'zod/mini'
import { kindIds, presenceIds } from '../plan/kinds.ts'
import { attachmentBodies } from './attachment-bodies.ts'
import { councilBodies } from './council-bodies.ts'
import { drillBodies } from './drill-bodies.ts'
import { faultBodies } from './fault-bodies.ts'
import { IntakeDetails } from './intake-form.ts'
import { noteBodies } from './note-bodies.ts'
import {
  At,
  ClauseNumber,
  Id,
  Name,
  OfficeId,
  PhoneDigits,
  PlanId,
  Text,
  maxAcknowledgedAtOnce,
  maxNameLength,
  maxReplacedAtOnce,
  maxTicked,
} from './operation-fields.ts'
import { reportBodies } from './report-bodies.ts'
import { townBodies } from './town-bodies.ts'
import { violationBodies } from './violation-bodies.ts'

export const CallOutcome = z.enum(['connected', 'busy', 'noAnswer', 'wrongNumber', 'notDialled'])
export type CallOutcome = z.infer<typeof CallOutcome>

export const Kind = z.enum(kindIds)
export type Kind = z.infer<typeof Kind>

/** 1-1: 調査中 (the default) / 疑い / 有 / 無 */
export const Presence = z.enum(presenceIds)
export type Presence = z.infer<typeof Presence>

/** The assessments that a new one takes the place of (OP8). */
const Replaces = z.array(Id).check(z.maxLength(maxReplacedAtOnce))

export const operationBodies = {
  /** 発信操作: the number was tapped. `contact` is its key in the contact tree, null for any other number. */
  'v1.callPlaced': z.object({
    contact: z.nullable(z.string().check(z.maxLength(maxNameLength))),
    organisation: Name,
    number: PhoneDigits,
    /** Whose number it was then, where the town has said so; else the plan says it of its own. */
    office: z.optional(z.nullable(OfficeId)),
  }),
  /** The outcome of a call: one of five answers. `call` is the callPlaced operation. */
  'v1.callEnded': z.object({ call: Id, outcome: CallOutcome }),
  /** 直前の発信をこの事案に含める: a call made outside an incident belongs to this one too. */
  'v1.callIncluded': z.object({ call: Id }),
  /** 通報した (3-2(4), 3-4(2)) or 連絡した (1-3, 3-2(3), 3-9): `office` was told; by which call, null: otherwise; who answered. */
  'v1.notified': z.object({
    office: OfficeId,
    call: z.nullable(Id),
    person: z.nullable(Name),
    /** 3-2(4): why 指定情報処理機関 was told directly, where no try of the prefecture says so. */
    reason: z.nullable(Text),
    /** Every clause that it was said for; it fulfils no other. Empty: none asked for it. */
    clauses: z.array(ClauseNumber).check(z.maxLength(maxTicked)),
    /** 何を: what was said and answered (別紙1). */
    what: z.nullish(Text),
  }),

  /** 別紙1: an event was found or reported. The rest of form 1 follows later. */
  'v1.intakeReceived': z.object({
    what: Text,
    /** 訓練: said once, at the start, and no correction changes it. */
    drill: z.optional(z.literal(true)),
    /** The edition it began under: of the plan's data, and the last that was said of the town. */
    edition: z.optional(z.object({ plan: Name, town: z.nullable(Id) })),
  }),
  /** 別紙1: further fields of the form. */
  'v1.intakeDetailed': z.object({ form: IntakeDetails }),
  /** 1-1, 1-3: each kind by itself. Without `replaces` it takes the place of every one before it. */
  'v1.kindAssessed': z.object({ kind: Kind, presence: Presence, replaces: z.optional(Replaces) }),

  /** 3-2(4): level 2 or 3 is likely 可能性が高い. No judgement yet. */
  'v1.threatSuspected': z.object({
    level: z.literal([2, 3]),
    examples: z.array(PlanId).check(z.maxLength(maxTicked)),
    reason: z.nullable(Text),
  }),
  /** 3-3, 3-5: the level was judged. `replaces` names judgements and suspicions that it settles. */
  'v1.threatAssessed': z.object({
    level: z.literal([1, 2, 3]),
    examples: z.array(PlanId).check(z.maxLength(maxTicked)),
    reason: z.nullable(Text),
    /** 3-3: with whose cooperation. */
    helpedBy: z.array(OfficeId).check(z.maxLength(maxTicked)),
    replaces: Replaces,
  }),

  /** 3-2(1): 緊急対策職員を招集した. */
  'v1.respondersConvened': z.object({ what: z.nullable(Text) }),
  /** 3-2(2): what reached 本人確認情報管理責任者 through 取扱職員. */
  'v1.informationGathered': z.object({ what: Text }),
  /** 着手: a long piece of work that the plan asks for was begun; it stays owed. `duty`: its id. */
  'v1.workBegun': z.object({ duty: Name, what: Text }),

  ...faultBodies,
  ...violationBodies,
  ...councilBodies,
  ...reportBodies,
  ...noteBodies,
  ...drillBodies,
  ...attachmentBodies,
  ...townBodies,

  /** 確認した: a person at the office has seen these operations. */
  'v1.acknowledged': z.object({
    operations: z.array(Id).check(z.minLength(1), z.maxLength(maxAcknowledgedAtOnce)),
  }),
  /**
   * 訂正 (with the body as it should have been, and in `said` what of time and person should have been another), 誤入力
   * (the operation is to be taken as not said), or 添え書き (a remark, which changes nothing).
   */
  'v1.corrected': z.object({
    operation: Id,
    nature: z.enum(['amended', 'mistaken', 'remarked']),
    body: z.nullable(z.record(z.string(), z.unknown())),
    said: z.optional(
      z.object({
        at: z.optional(At),
        by: z.nullish(Name),
        office: z.nullish(OfficeId),
        actingFor: z.nullish(OfficeId),
      }),
    ),
    reason: z.nullable(Text),
  }),
} as const

/** The body of each type. */
export type Bodies = { [T in keyof typeof operationBodies]: z.infer<(typeof operationBodies)[T]> }

/** Every type, in the order above. */
export const operationTypes = z.keyof(z.object(operationBodies)).options
