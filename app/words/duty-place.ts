// Where a duty is carried out: the form on a screen of the incident that its button leads to.
import { entryOf } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'

/** What the form there bears, in `does`; an act that several are asked for by has one for each. */
export function partOf({ act, whom }: Pick<Duty, 'act' | 'whom'>): string {
  return whom === null ? act : `${act}-${whom}`
}

/** Null: it is done on the incident's own screen. */
export function placeOf(duty: Duty, incident: string): string | null {
  const { home } = entryOf(duty)
  return 'screen' in home ? `/incidents/${incident}/${home.screen}#${partOf(duty)}` : null
}
