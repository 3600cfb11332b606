// The town's record 町の記録 as it stands, without the plan: for screens that must be there at once.
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { townOf } from '../../../shared/incident/town.ts'
import { ordinanceInForce } from '../../../shared/rules/town/ordinance-text.ts'
import { useRecord } from './record.ts'
import { nameOwn } from '../derived/own-names.ts'

export const useTownSaid = defineStore('townSaid', () => {
  const record = useRecord()
  const said = computed(() => townOf(record.town))
  /** The ordinance's text by clause. */
  const ordinance = computed(() => ordinanceInForce(said.value))
  watch(said, nameOwn, { immediate: true, flush: 'sync' })
  return { said, ordinance }
})
