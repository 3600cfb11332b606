// The shape of every table of the plan: one schema a table. The data says `satisfies` with the types inferred here
// and imports them as types alone, so that a page can carry the data without carrying zod.
import * as z from 'zod'
import { threatExampleIds } from './threat-levels.ts'

/** A sentence or a cell: never empty, no space around it. */
const Words = z.string().regex(/^\S(?:.*\S)?$/)

export const Clause = z.strictObject({
  id: Words,
  /** The ordinance's own; a paragraph without one stands under that of its section. */
  heading: Words,
  /** Ours: who does what, the clause's own urgency and provisos, nothing more. */
  guidance: Words,
})
export type Clause = z.infer<typeof Clause>

export const ThreatLevel = z.literal([1, 2, 3])
export type ThreatLevel = z.infer<typeof ThreatLevel>

export const ThreatLevelRow = z.strictObject({
  level: ThreatLevel,
  /** The cells 脅威度 and 事象. */
  name: Words,
  event: Words,
  /** The cell 事例, an example each; `text` is what follows the bullet ・. */
  examples: z.array(
    z.strictObject({
      id: z.enum(threatExampleIds),
      text: Words,
      /** Whose finding (認める) the example rests on; null: anyone's. */
      foundBy: z.literal('protectionChief').nullable(),
    }),
  ),
  clause: z.literal('3-1'),
})
export type ThreatLevelRow = z.infer<typeof ThreatLevelRow>
