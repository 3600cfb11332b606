// Who did or decided something: a person, in which office, as deputy 代理 for which. Filled in from いま使っている人; to act
// for another office is that person's to say, and nobody's by default.
import * as z from 'zod/mini'
import { maxNameLength } from '../../shared/incident/operation-fields.ts'
import type { Person } from '../record/log/database.ts'
import { textProblem } from '../facts/text-problem.ts'

export const Actor = z.object({ by: z.string(), office: z.string(), isDeputy: z.boolean() })
export type Actor = z.infer<typeof Actor>

/** The one using this device, in the own office. */
export function actorFrom(person: Person | null): Actor {
  return { by: person?.name ?? '', office: person?.office ?? '', isDeputy: false }
}

/** What is wrong with the name; empty: nothing. `whenEmpty` as for any text. */
export function actorProblem({ by }: Actor, whenEmpty = ''): string {
  return textProblem(by, whenEmpty, maxNameLength)
}

/** As the record writes it. */
export function asRecorded({ by, office, isDeputy }: Actor, actsAs: string | null) {
  const name = by.trim()
  return {
    by: name === '' ? null : name,
    office: office === '' ? null : office,
    actingFor: isDeputy ? actsAs : null,
  }
}
