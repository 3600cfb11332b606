// Drill 訓練: what is said of one beside what is done in it. Ours: the plan has no word on drills.
import * as z from 'zod/mini'
import { Text } from './operation-fields.ts'

export const drillBodies = {
  /** 訓練を終えた: at any point, whatever is still owed. */
  'v1.drillEnded': z.object({ what: z.nullable(Text) }),
  /** 気づいたこと: what the drill showed. */
  'v1.drillReviewed': z.object({ what: Text }),
} as const
