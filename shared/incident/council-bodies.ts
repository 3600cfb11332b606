// Is said of the council 情報保護管理会議 (1-4, 2-1(3), 2-2, 3-3, 3-9): bodies of operations. A meeting is named by
// the operation that convened it.
import * as z from 'zod/mini'
import {
  CalendarDate,
  ClauseNumber,
  Id,
  Name,
  OfficeId,
  PhoneDigits,
  PlanId,
  Text,
  maxTicked,
} from './operation-fields.ts'

/** 出席する / 出席できない / つながらない */
export const memberAnswerIds = ['attends', 'cannotAttend', 'notReached'] as const
export type MemberAnswer = (typeof memberAnswerIds)[number]

/** Null: said before the meeting was recorded, or of none. */
const meeting = z.nullable(Id)

export const councilBodies = {
  /** 求める: 情報保護統括責任者 was asked for the council; `clause` says by which. */
  'v1.councilRequested': z.object({ what: z.nullable(Text), clause: ClauseNumber }),
  /** 招集: the chief calls the members together; `clause`: why, 1-4 for 統括責任者の発意. */
  'v1.councilConvened': z.object({ clause: ClauseNumber, what: z.nullable(Text) }),
  /** A member of the council (subject `town`): how to reach them, which no incident changes. */
  'v1.memberNamed': z.object({ member: Name, number: z.nullable(PhoneDigits) }),
  /** A member's answer when called; the last of each member stands. */
  'v1.memberAnswered': z.object({ meeting, member: Name, answer: z.enum(memberAnswerIds) }),
  /** The meeting was held; `at` is 開催日時. Said again, the later one stands. */
  'v1.councilHeld': z.object({
    meeting,
    /** 場所・方法 */
    place: z.nullable(Text),
    chair: z.nullable(Name),
    present: z.array(Name).check(z.maxLength(maxTicked)),
    /** 次回 */
    next: z.nullable(Text),
  }),
  /** 1-4: what the council decided on one of its items, or approved afterwards 事後承認 (`ratifies`: which measures). */
  'v1.councilDecided': z.object({
    item: PlanId,
    what: Text,
    meeting: z.optional(meeting),
    /** 緊急かつ必要性の高い (2-2) */
    urgent: z.optional(z.boolean()),
    responsible: z.nullish(Name),
    due: z.nullish(CalendarDate),
    ratifies: z.optional(z.array(Id).check(z.maxLength(maxTicked))),
    /** For 運用の再開: false, not yet; missing: neither was said. */
    resumes: z.optional(z.boolean()),
  }),
  /** 今回は決定しない: the council takes the item not up. Ours; the plan lists eight and says no more. */
  'v1.itemLeftUndecided': z.object({ item: PlanId, meeting }),
  /** 2-2: 助言 of 保守委託事業者 or another 関係機関. */
  'v1.adviceObtained': z.object({ office: OfficeId, what: z.nullable(Text) }),
  /** 2-2: what was decided was begun 着手した; `at` is 着手時刻. */
  'v1.decisionStarted': z.object({ decision: Id, what: z.nullable(Text) }),
} as const
