// Consequences: what a judgement of the threat level newly asks for, and what it would take away, said before anybody
// confirms it (3-2(4), 3-3, 3-4(2), 3-8, 3-9).
import { foldWith } from '../../incident/fold.ts'
import type { Folded } from '../../incident/fold.ts'
import type { Bodies } from '../../incident/operation-bodies.ts'
import type { Plan } from '../../plan/plan.ts'
import { duties, inScreenOrder, owedDuties } from '../duties.ts'
import { isCertain, isOwed } from '../duty.ts'
import type { Duty } from '../duty.ts'

/**
 * `asked`: owed by it and not before, 直ちに first. `dropped`: whom to tell and what to cut off, as far as it is owed now and
 * would be no more.
 */
export function consequencesOf(
  folded: Folded,
  judgement: Bodies['v1.threatAssessed'],
  plan: Plan,
): { asked: Duty[]; dropped: Duty[] } {
  const [first] = folded.entries
  if (first === undefined) return { asked: [], dropped: [] }
  const said = { ...first.read.operation, id: 'judged', type: 'v1.threatAssessed', body: judgement } as const
  const after = duties(foldWith(folded, said).incident, plan)
  const before = owedDuties(folded.incident, plan)
  return {
    asked: inScreenOrder(after.filter(isOwed)).filter(({ id }) => !before.some((duty) => duty.id === id)),
    dropped: before.filter(
      (duty) => dropping.includes(duty.act) && isCertain(duty) && !after.some(({ id }) => id === duty.id),
    ),
  }
}

const dropping: readonly Duty['act'][] = ['notifyPrefecture', 'notifyAtOnce', 'isolate']
