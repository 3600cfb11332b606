// The incident on the screen, with the lines of it that are still to come (SY32): asked for once, shown until the chain has them.
import { computed, effectScope, shallowRef, watch, watchEffect } from 'vue'
import type { RouteLocationNormalizedLoaded } from 'vue-router'
import { coalesced } from '../record/log/coalesced.ts'
import { besideChain, doubtServer } from '../record/log/early.ts'
import type { Early } from '../record/log/early.ts'
import { comingCount } from '../record/log/gap.ts'
import { phone } from '../record/log/this-phone.ts'
import { useDevice } from '../record/state/device.ts'
import { useRecord } from '../record/state/record.ts'
import { askEarly } from './early-lines.ts'

let isFollowing = false

/** From the first gap on, for the life of this page: what is shown must outlast whatever said that lines were to come. */
export function followIncident(route: RouteLocationNormalizedLoaded): void {
  if (isFollowing) return
  isFollowing = true
  effectScope(true).run(() => follow(route))
}

function follow(route: RouteLocationNormalizedLoaded): void {
  const record = useRecord()
  const device = useDevice()
  const told = shallowRef<Early | null>(null)
  const incident = computed(() => (route.params['id'] === undefined ? null : String(route.params['id'])))
  const look = coalesced(async () => {
    const of = incident.value
    if (told.value?.incident !== of) told.value = null
    if (of === null || (told.value === null && comingCount(device.self?.enrolment) === 0)) return
    const early = told.value ?? (await askEarly(phone, of))
    if (early === null) return
    const { lines, contradicted } = await besideChain(phone, early)
    const left = lines.filter(({ entry }) => record.entryOf(entry.row.id) === undefined)
    if (incident.value === of) told.value = { ...early, lines: left }
    if (contradicted !== null) await doubtServer(phone, contradicted)
  })
  watch([incident, () => device.self?.enrolment, () => device.self?.chainAlarm], look, { immediate: true })
  watchEffect(() => {
    // Paper bears what is proved.
    const isOnPaper = route.name === 'sheets'
    const lines = (isOnPaper ? [] : (told.value?.lines ?? [])).flatMap(({ entry }) =>
      record.entryOf(entry.row.id) === undefined ? [entry] : [],
    )
    const { incident: whose = '' } = lines.length === 0 ? {} : (told.value ?? {})
    record.early = { incident: whose, lines }
  })
}
