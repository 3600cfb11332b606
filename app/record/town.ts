// The town 町の記録 as this device knows it: its settings, and the plan they make.
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { townOf } from '../../shared/incident/town.ts'
import type { LogEntry } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { plan as printed } from '../../shared/plan/plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { planInForce } from '../../shared/rules/plan-in-force.ts'
import { useIncidents } from './incidents.ts'

export const useTown = defineStore('town', () => {
  const record = useIncidents()
  const town = computed(() => townOf(record.town))
  const plans = computed(() => plansOf(record.town))
  const plan = computed(() => plans.value({ edition: null }))
  /** The plan under which an incident began; of one that doesn't say, the plan in force. */
  const planOf = (incident: Pick<Incident, 'edition'>) => plans.value(incident)
  return { town, plan, planOf }
})

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
