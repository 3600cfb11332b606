// The plan under which an incident began, made of what the town has said until then.
import type { LogEntry } from '../../../shared/incident/fold.ts'
import type { Incident } from '../../../shared/incident/incident.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { plan as printed } from '../../../shared/plan/plan.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { planInForce } from '../../../shared/rules/town/plan-in-force.ts'

/** By the last that was said of the town when an incident began, the plan that was in force; each made once. */
export function plansOf(entries: readonly LogEntry[]): (incident: Pick<Incident, 'edition'>) => Plan {
  const made = new Map<string | null, Plan>()
  return ({ edition }) => {
    if (edition !== null && edition.town === null) return printed
    const until = edition?.town ?? null
    const plan = made.get(until) ?? planInForce(printed, townOf(entries, until))
    made.set(until, plan)
    return plan
  }
}
