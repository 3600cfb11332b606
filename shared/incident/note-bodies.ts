// What is written down beside what the plan asks for: a free note メモ, and who took a duty over 引き受けた. Neither fulfils
// anything.
import * as z from 'zod/mini'
import { Name, OfficeId, Text, maxNameLength } from './operation-fields.ts'

export const noteBodies = {
  /** メモ */
  'v1.noted': z.object({ what: Text }),
  /** 引き受けた: who will do it, so that two do not make one call; the last that was said of a duty counts. */
  'v1.takenOver': z.object({
    /** The duty's id, of this edition of the plan or of another one. */
    duty: z.string().check(z.minLength(1), z.maxLength(maxNameLength)),
    person: Name,
    office: z.nullable(OfficeId),
  }),
} as const
