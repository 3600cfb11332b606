// What the server says of its keeping to an enrolled device: how far the record is, and what is wrong.
// Rules BK2, BK6, SY27, RN5.
import * as z from 'zod/mini'
import { ServerTime } from './receipt.ts'

export const Health = z.object({
  ok: z.literal(true),
  now: ServerTime,
  version: z.string(),
  position: z.int(),
  generation: z.int(),
  /** The disk takes what is written. */
  keeps: z.boolean(),
  /** Where the record is; null: not known. */
  room: z.nullable(z.object({ freeBytes: z.int(), totalBytes: z.int() })),
  /** When the newest copy of the record was made. */
  lastBackupAt: z.nullable(ServerTime),
  /** It is older than it should be. */
  backupLate: z.boolean(),
  /** Of a PostgreSQL, what it says of itself; its copies and the room on its disk are not known here (RN4). Absent: it is a file. */
  database: z.optional(
    z.object({
      bytes: z.int(),
      /** Archived WAL, which a base backup is brought up to date by: whether there is any, the last, and whether the next failed. */
      archive: z.object({ on: z.boolean(), lastAt: z.nullable(ServerTime), failing: z.boolean() }),
    }),
  ),
  /** How often one is made; 0: by hand alone. */
  backupHours: z.int(),
  /**
   * What a device need not hold (ST12): incidents so many days after their end, up to a position that every copy has. Absent: it
   * keeps all.
   */
  retention: z.optional(z.object({ days: z.int().check(z.minimum(1)), coveredTo: z.int() })),
  /** Lines that wait for a person. */
  setAside: z.int(),
  clock: z.object({
    /** How far it lies before the record's last line. */
    behindMs: z.int(),
    /** By what devices say of theirs. */
    contradicted: z.boolean(),
    /** Server minus device, the middle one of the devices; null: none has said anything. */
    offsetMs: z.nullable(z.int()),
  }),
})
export type Health = z.infer<typeof Health>
export type Backups = Pick<Health, 'lastBackupAt' | 'backupLate' | 'backupHours'>
export type DatabaseState = NonNullable<Health['database']>
export type Retention = NonNullable<Health['retention']>

/** A night's pictures and the next copy need less. */
const lowRoomBytes = 1024 * 1024 * 1024

export function isRoomLow({ room }: Pick<Health, 'room'>): boolean {
  return room !== null && room.freeBytes < lowRoomBytes
}
