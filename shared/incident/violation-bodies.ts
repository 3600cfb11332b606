// Is said in the response to a violation 不正行為対応 (3-4 to 3-9), beside the threat level: bodies of operations.
import * as z from 'zod/mini'
import {
  CalendarDate,
  ClauseNumber,
  Id,
  Name,
  OfficeId,
  PlanId,
  Text,
  maxTicked,
} from './operation-fields.ts'

/** 3-6: 被害情報、ログ情報、記録簿および管理簿等. */
export const sourceIds = ['damage', 'logs', 'records', 'registers'] as const
export type Source = (typeof sourceIds)[number]

/** 3-7: アクセス権限の設定変更、操作者用ICカードの再発行、住民サービスの停止解除等. */
export const reviewChangeIds = ['accessRights', 'operatorCards', 'servicesRestored'] as const
export type ReviewChange = (typeof reviewChangeIds)[number]

const helpedBy = z.optional(z.array(OfficeId).check(z.maxLength(maxTicked)))

export const violationBodies = {
  /** 3-4(1), proviso: 直ちに既存住基システムに脅威を及ぼすおそれの高い事象と判定した. */
  'v1.immediateThreatJudged': z.object({ what: z.nullable(Text) }),
  /** 3-4(2): protection is not assured and basic rights are likely at risk 可能性が高い. */
  'v1.rightsAtRiskFound': z.object({ what: z.nullable(Text) }),
  /** 3-4(2): it was weighed, at first or again, and is not so. */
  'v1.rightsNotAtRisk': z.object({ what: z.nullable(Text) }),
  /** 3-2(4): after 3-4(1) it was asked whether level 2 or 3 is likely, and it is not. */
  'v1.threatFoundUnlikely': z.object({ reason: Text }),
  /**
   * A measure was begun: provisional (`clause` 1-3), 対応策 (3-3) or 緊急措置 (3-4). `example`: the row of 参考 it is
   * taken from, `marker` which measure of the row; both missing: the town's own.
   */
  'v1.measureStarted': z.object({
    what: Text,
    clause: ClauseNumber,
    example: z.optional(PlanId),
    marker: z.optional(Name),
    helpedBy,
  }),
  /** 切離し: `what` was cut off from `from`, by which clause; by 事前に定めた手順 or not, null: not known. */
  'v1.isolated': z.object({
    what: Text,
    from: Text,
    clause: ClauseNumber,
    byProcedure: z.nullable(z.boolean()),
    helpedBy,
  }),
  /**
   * 再組込み: its own act. `isolation`: which 切離し it ends, null: not known. `clause`: the row of 参考 it is taken from,
   * where it is.
   */
  'v1.reconnected': z.object({
    isolation: z.nullable(Id),
    what: z.nullable(Text),
    clause: z.optional(ClauseNumber),
  }),
  /** 3-4(3): another body was asked to take emergency measures; `organisation` where the office names several. */
  'v1.measureRequested': z.object({ office: OfficeId, organisation: z.nullable(Name), what: Text }),
  /** 3-6: one of the sources was analysed; null: nothing found worth noting. */
  'v1.sourceAnalysed': z.object({ source: z.enum(sourceIds), what: z.nullable(Text) }),
  /** 3-3, 3-6: the cause was found 原因の解明; 時期、場所、方法等 where they are known. */
  'v1.causeFound': z.object({
    what: Text,
    period: z.nullish(Text),
    place: z.nullish(Text),
    method: z.nullish(Text),
    helpedBy,
  }),
  /** 3-7: the measures were reviewed 見直し, and what was changed where needed. */
  'v1.measuresReviewed': z.object({
    changes: z.array(z.enum(reviewChangeIds)).check(z.maxLength(maxTicked)),
    what: z.nullable(Text),
    helpedBy,
  }),
  /** 3-7: a permanent measure 恒久対策 was planned: what, who, by when. */
  'v1.correctiveActionPlanned': z.object({
    what: Text,
    responsible: z.nullable(Name),
    due: z.nullable(CalendarDate),
  }),
  /** After level 3, judged 1 since: nothing was stopped or cut off, so that there is nothing to resume (3-9). Our reading. */
  'v1.nothingStopped': z.object({ what: z.nullable(Text) }),
  /** 3-9: 通常運用体制への移行に支障がないことを確認した. */
  'v1.resumptionConfirmed': z.object({ what: z.nullable(Text) }),
} as const
