// Whom an act of a history names.
import { uuidv7 } from '../people.ts'
import type { Act } from './history-acts.ts'

/** Where an act is sensible, one of these types, if there is any; else whatever stands at `at`. */
export function named(acts: readonly Act[], { sensible }: Act, types: readonly string[], at: number): string {
  const fitting = acts.flatMap(({ type }, index) => (sensible && types.includes(type) ? [index] : []))
  return uuidv7(fitting[at % fitting.length] ?? at)
}

/** The one of these that an act chose. */
export function chosen<T>({ choice }: Act, among: readonly T[]): T {
  const found = among[choice % among.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
