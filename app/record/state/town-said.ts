// The town's record 町の記録 as it stands, without the plan: for screens that must be there at once.
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { saidOf } from '../../../shared/incident/incident.ts'
import { townOf } from '../../../shared/incident/town.ts'
import type { Town } from '../../../shared/incident/town.ts'
import { ordinanceInForce } from '../../../shared/rules/town/ordinance-text.ts'
import { useRecord } from './record.ts'
import { ownNames } from '../derived/own-names.ts'

export const useTownSaid = defineStore('townSaid', () => {
  const record = useRecord()
  const said = computed(() => townOf(record.town))
  /** The ordinance's text by clause. */
  const ordinance = computed(() => ordinanceInForce(said.value))
  watch(said, (now) => (ownNames.value = namesIn(now)), { immediate: true, flush: 'sync' })
  return { said, ordinance }
})

function namesIn(town: Town): Map<string, string> {
  const rows = saidOf(town, 'v1.measureRowEntered').flatMap(({ body: { row, entry } }) =>
    entry === null ? [] : [[row, entry.event] as const],
  )
  const items = saidOf(town, 'v1.agendaItemEntered').flatMap(({ body: { item, entry } }) =>
    entry === null ? [] : [[item, entry.name] as const],
  )
  return new Map([...rows, ...items])
}
