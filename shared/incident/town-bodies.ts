// Is said of the town itself (subject `town`): bodies of operations. Of each row of a table what was said last
// stands; `entry` null takes the row out. Nothing is overwritten: what stood before stays in the record, with who and when.
import * as z from 'zod/mini'
import { measureVerbIds, noticerIds } from '../plan/measure-words.ts'
import {
  CalendarDate,
  ClauseNumber,
  DeviceId,
  Id,
  Name,
  OfficeId,
  PhoneDigits,
  PlanId,
  Text,
} from './operation-fields.ts'

export const maxHolders = 20
export const maxApprovalColumns = 6
export const maxOwnMeasures = 4
export const maxClauseLength = 12_000
export const maxClausesAtOnce = 100

const minutesOfDay = 24 * 60
const Minute = z.int().check(z.minimum(0), z.maximum(minutesOfDay))
const Position = z.int().check(z.minimum(0))
const Generation = z.int().check(z.minimum(1))
/** ISO 8601 UTC with milliseconds. */
const ServerTime = z.iso.datetime({ precision: 3 })
/** SHA-256 in hex. */
export const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const townBodies = {
  /** A number of the contact tree 緊急時連絡網 (1-2, 別記): one that the plan prints, by its key, or the town's own. */
  'v1.contactEntered': z.object({
    contact: PlanId,
    entry: z.nullable(
      z.object({
        office: z.nullable(OfficeId),
        name: Name,
        number: z.nullable(PhoneDigits),
        /** ロック中も表示: it stands on the call screen, which needs no unlocking. */
        whileLocked: z.boolean(),
      }),
    ),
  }),
  /** 確認の電話: whether this number reached whom it is meant for. */
  'v1.numberConfirmed': z.object({
    contact: PlanId,
    number: PhoneDigits,
    reached: z.boolean(),
    what: z.nullable(Text),
    /** By which call of the subject `calls`; it belongs to no incident. */
    call: z.nullish(Id),
  }),
  /** Who holds an office: its holder, then the deputies 代理 in their order; `post`: what the town calls it 職名. */
  'v1.officeEntered': z.object({
    office: OfficeId,
    post: z.nullable(Name),
    holders: z.array(Name).check(z.maxLength(maxHolders)),
  }),
  /** When the prefecture answers by day; not in the plan. Minutes after midnight. */
  'v1.hoursEntered': z
    .object({ openMinute: Minute, closeMinute: Minute })
    .check(z.refine(({ openMinute, closeMinute }) => openMinute < closeMinute)),
  /** A day on which the prefecture is closed beside those it always is; `name` null: it is open after all. */
  'v1.closedDayEntered': z.object({ day: CalendarDate, name: z.nullable(Name) }),
  /** 3-4(1): 事前に定めた手順 for cutting off; null: there is none. */
  'v1.procedureEntered': z.object({ what: z.nullable(Text) }),
  /** The columns of the 確認・決裁 row of every sheet. */
  'v1.approvalColumnsEntered': z.object({ columns: z.array(Name).check(z.maxLength(maxApprovalColumns)) }),
  /** 折り返しの番号: what is read out to whom is called; null: 未登録. */
  'v1.callBackEntered': z.object({ number: z.nullable(PhoneDigits) }),
  /** A row of measure examples 緊急措置例 that the town has added to 参考. */
  'v1.measureRowEntered': z.object({
    row: PlanId,
    entry: z.nullable(
      z.object({
        group: z.literal([1, 2, 3, 4]),
        noticedBy: z.enum(noticerIds),
        event: Text,
        measures: z
          .array(z.object({ text: Text, verb: z.enum(measureVerbIds) }))
          .check(z.minLength(1), z.maxLength(maxOwnMeasures)),
      }),
    ),
  }),
  /** An item that the council decides beside those of 1-4. */
  'v1.agendaItemEntered': z.object({
    item: PlanId,
    entry: z.nullable(z.object({ name: Name, examples: Text })),
  }),
  /**
   * The ordinance's full text, a clause each; what is longer than one may be goes on under the same clause. One loading
   * may take several operations, and takes the place of the one before it.
   */
  'v1.ordinanceLoaded': z.object({
    loading: Id,
    name: Name,
    clauses: z
      .array(
        z.object({
          clause: ClauseNumber,
          text: z.string().check(z.minLength(1), z.maxLength(maxClauseLength)),
        }),
      )
      .check(z.minLength(1), z.maxLength(maxClausesAtOnce)),
  }),
  /** A bundle was taken in by a person, who answers for where it came from. */
  'v1.bundleTaken': z.object({ name: Name, digest: Digest, count: z.int().check(z.minimum(0)) }),
  /** Said by the server itself (AU8): a device came in by the code of another one. */
  'v1.enrolled': z.object({ device: DeviceId, name: Name, invitedBy: DeviceId }),
  /** Said by the server itself (SY19): who took a line that had been set aside into the record. */
  'v1.asideTaken': z.object({ operation: Id, by: Name }),
  /** Said by the server itself (TR8): a setting, or its correction, was confirmed on this administrator's device. */
  'v1.settingConfirmed': z.object({ operation: Id, device: DeviceId }),
  /** Said by the server itself (BK5): it goes on from a copy of the record, whose last line was at `from`. */
  'v1.restored': z.object({ from: Position, generation: Generation, backupAt: z.nullable(ServerTime) }),
  /** Said by the server itself (BK7): from line `from` on the times of receipt, the last of which was `was`, are set anew. */
  'v1.clockMended': z.object({ from: Position, generation: Generation, was: ServerTime }),
} as const
