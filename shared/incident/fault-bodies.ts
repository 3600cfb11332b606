// Is said in the response to a fault 障害対応 (chapter 2): bodies of operations.
import * as z from 'zod/mini'
import { Name, PlanId, Text, maxTicked } from './operation-fields.ts'

/** 異常なし / 異常あり / 未実施 */
export const checkResultIds = ['normal', 'abnormal', 'notDone'] as const
export type CheckResult = (typeof checkResultIds)[number]

/** Requests to 保守委託事業者: 2-1(1) 適切な対応, 2-1(2) 協力 and 対応, 2-1(4) 修理、修復および交換. */
export const maintainerRequestIds = [
  'respond',
  'findCause',
  'remedy',
  'repair',
  'restoration',
  'exchange',
] as const
export type MaintainerRequest = (typeof maintainerRequestIds)[number]

export const faultBodies = {
  /** 2-1(1): 障害の種類および障害の箇所, any of them. Said again, the later one stands. `what`: the event 事象. */
  'v1.faultLocated': z
    .object({
      kinds: z.array(PlanId).check(z.maxLength(maxTicked)),
      place: z.nullable(Text),
      what: z.nullable(Text),
    })
    .check(z.refine(({ kinds, place, what }) => kinds.length > 0 || place !== null || what !== null)),
  /** 2-1(2): one of the checks of the kind's list. Of each check the last result stands. */
  'v1.faultChecked': z.object({ check: PlanId, result: z.enum(checkResultIds), what: z.nullable(Text) }),
  /** 2-1(2): the cause 判明 (`what` says which) or 不明. */
  'v1.faultCauseJudged': z.object({ found: z.boolean(), what: z.nullable(Text) }),
  /** 2-1(2): the cause was looked for with 保守委託事業者, in vain, and is no longer looked for. */
  'v1.faultCauseGivenUp': z.object({ reason: Text }),
  /** 2-1(2), software: the bug information and its remedy 対策; whether the responders can follow it, null: not known. */
  'v1.bugInformationChecked': z.object({
    number: z.nullable(Name),
    what: z.nullable(Text),
    respondersCan: z.nullable(z.boolean()),
  }),
  /** 2-1(1)(2)(4): 保守委託事業者 was asked; `person`: who took it. */
  'v1.maintainerAsked': z.object({
    requests: z.array(z.enum(maintainerRequestIds)).check(z.minLength(1), z.maxLength(maxTicked)),
    person: z.nullable(Name),
    what: z.nullable(Text),
  }),
  /** 2-1(3): whether the server works, and where it does not, what that means. Null: not known yet. */
  'v1.serverWeighed': z.object({
    works: z.boolean(),
    /** 極めて重大な障害 */
    grave: z.nullable(z.boolean()),
    /** 長時間に渡るサーバ停止 */
    long: z.nullable(z.boolean()),
    /** 停止見込み */
    outlook: z.nullable(Text),
    /** 住民サービスへの影響度合い等 */
    residentImpact: z.nullable(Text),
  }),
  /** 2-3: 本人確認情報の整合性を確認した; `sound` false: repair is needed. */
  'v1.integrityConfirmed': z.object({ sound: z.boolean(), what: z.nullable(Text) }),
  /** 2-3: 修復した. */
  'v1.integrityRepaired': z.object({ what: z.nullable(Text) }),
} as const
