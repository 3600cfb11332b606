// The town 町の記録 as this device knows it: its settings, and the plan they make.
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { townOf } from '../../shared/incident/town.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { plan as printed } from '../../shared/plan/plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { isSamePlan, planInForce } from '../../shared/rules/plan-in-force.ts'
import { useIncidents } from './incidents.ts'
import { useTownSaid } from './town-said.ts'

export const useTown = defineStore('town', () => {
  const record = useIncidents()
  const townSaid = useTownSaid()
  const town = computed(() => townSaid.said)
  const plan = computed(() => planInForce(printed, town.value))
  /** By the last that was said of the town when an incident began: made once, until the town says more. */
  const editions = computed(() => ({ entries: record.town, made: new Map<string, Plan>() }))

  /** The plan under which an incident began; of one that doesn't say, the plan in force. */
  function planOf({ edition }: Pick<Incident, 'edition'>): Plan {
    if (edition === null) return plan.value
    if (edition.town === null) return printed
    const { entries, made } = editions.value
    const known = made.get(edition.town) ?? planInForce(printed, townOf(entries, edition.town))
    made.set(edition.town, known)
    return known
  }
  /** The edition of an incident whose plan is another than the one in force; null: it is the same, or none was said. */
  function beganUnder(incident: Pick<Incident, 'edition'>): Incident['edition'] {
    const { edition } = incident
    if (edition === null) return null
    return edition.plan === plan.value.edition && isSamePlan(planOf(incident), plan.value) ? null : edition
  }
  return { town, plan, planOf, beganUnder }
})
