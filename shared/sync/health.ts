// What the server says of itself: to anyone that it answers, to an enrolled device how far the record is and what is wrong
// with its keeping.
// Rules BK2, BK6, SY27.
import * as z from 'zod/mini'
import { ServerTime } from './receipt.ts'

export const Health = z.object({
  ok: z.literal(true),
  position: z.int(),
  /** The disk takes what is written. */
  keeps: z.boolean(),
  /** When the newest copy of the record was made. */
  lastBackupAt: z.nullable(ServerTime),
  /** It is older than it should be. */
  backupLate: z.boolean(),
  clock: z.object({
    /** How far it lies before the record's last line. */
    behindMs: z.int(),
    /** By what devices say of theirs. */
    contradicted: z.boolean(),
  }),
})
export type Health = z.infer<typeof Health>
export type Backups = Pick<Health, 'lastBackupAt' | 'backupLate'>

/** To whoever has no session. */
export const Up = z.object({ ok: z.literal(true) })
export const HealthAnswer = z.union([Health, Up])
