// Holders of an office 職, and its deputies 代理 (not in the plan: each a setting of the town): who is called for, and who
// is next.
import type { OperationOf } from '../../incident/operation.ts'
import { governing } from '../../incident/town.ts'
import type { Town } from '../../incident/town.ts'
import { offices } from '#plan'

export type Holder = {
  name: string
  office: string
  /** Acts in the holder's place 代理. */
  isDeputy: boolean
}

/** Whom the town can name: the rest of its offices are whoever discovered it, and a meeting. */
export const heldOffices = offices.filter(
  ({ id, ofTown }) => ofTown && id !== 'discoverer' && id !== 'council',
)

/** Our reading: 取扱職員 and 緊急対策職員 are several people, none of them another's deputy. */
const heldByMany: readonly string[] = ['handlingStaff', 'responder']

/** An office of several people has a list of them and no deputies. */
export function hasDeputies(office: string): boolean {
  return !heldByMany.includes(office)
}

/** The record of an office that stands; undefined: 未登録. */
export function officeEntry(town: Town, office: string): OperationOf<'v1.officeEntered'>['body'] | undefined {
  return governing(town, 'v1.officeEntered', ({ body }) => body.office).find(
    ({ body }) => body.office === office,
  )?.body
}

/** Who holds the office, then its deputies in their order. */
export function holdersOf(town: Town, office: string): Holder[] {
  const { holders = [] } = officeEntry(town, office) ?? {}
  return holders.map((name, at) => ({ name, office, isDeputy: at > 0 && hasDeputies(office) }))
}

/** Everybody the town has named, each once: in the office that they hold, else in none. */
export function namedPeople(town: Town): { name: string; office: string | null }[] {
  const all = heldOffices.flatMap(({ id }) => holdersOf(town, id))
  return [...new Set(all.map(({ name }) => name))].map((name) => ({ name, office: ownOffice(town, name) }))
}

/** The office that somebody holds, not as a deputy; null: none. */
export function ownOffice(town: Town, name: string): string | null {
  const held = heldOffices.flatMap(({ id }) => holdersOf(town, id)).filter((one) => one.name === name)
  return held.find(({ isDeputy }) => !isDeputy)?.office ?? null
}
