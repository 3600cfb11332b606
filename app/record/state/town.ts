// The town 町の記録 as this device knows it: its settings, and the plan they make.
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Incident } from '../../../shared/incident/incident.ts'
import { contacts as printedContacts, prefectureHours } from '#plan'
import { closedDays, contactsInForce, hoursInForce } from '../../../shared/rules/town/contacts-in-force.ts'
import { isSamePlan } from '../../../shared/rules/town/plan-in-force.ts'
import { plansOf } from '../derived/plans.ts'
import { useRecord } from './record.ts'
import { useTownSaid } from './town-said.ts'

export const useTown = defineStore('town', () => {
  const record = useRecord()
  const townSaid = useTownSaid()
  const town = computed(() => townSaid.said)
  const contacts = computed(() => contactsInForce(printedContacts, town.value))
  const hours = computed(() => hoursInForce(prefectureHours, town.value))
  const closed = computed(() => closedDays(town.value))
  const plans = computed(() => plansOf(record.town))
  const plan = computed(() => plans.value({ edition: null }))
  /** The plan under which an incident began; of one that doesn't say, the plan in force. */
  const planOf = (incident: Pick<Incident, 'edition'>) => plans.value(incident)
  /** The edition of an incident whose plan is another than the one in force; null: it is the same, or none was said. */
  function beganUnder(incident: Pick<Incident, 'edition'>): Incident['edition'] {
    const { edition } = incident
    if (edition === null) return null
    return edition.plan === plan.value.edition && isSamePlan(planOf(incident), plan.value) ? null : edition
  }
  return { town, contacts, hours, closed, plan, planOf, beganUnder }
})
