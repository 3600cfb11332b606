// One incident on a screen: read when it is asked for, and again should it have made room for others.
import { computed, onScopeDispose, watch, watchEffect } from 'vue'
import type { ComputedRef } from 'vue'
import type { Folded } from '../../../shared/incident/fold.ts'
import { keepOpened } from '../log/opened.ts'
import { phone } from '../log/this-phone.ts'
import { useRecord } from './record.ts'

/** A screen may stay open for days: what is read on it does not go under the reader (ST12). */
const keepEveryMs = 60 * 60 * 1000

/** `folded`: undefined where this device holds nothing of it, or has not read it yet (`loaded`). */
export function useIncident(id: () => string): {
  folded: ComputedRef<Folded | undefined>
  loaded: ComputedRef<boolean>
} {
  const record = useRecord()
  watchEffect(() => {
    if (!record.isRead(id())) void record.want([id()])
  })
  const keep = () => {
    const of = id()
    void keepOpened(phone, of).catch(() => {})
  }
  watch(() => record.isRead(id()) && id(), keep, { immediate: true })
  const timer = setInterval(keep, keepEveryMs)
  onScopeDispose(() => clearInterval(timer))
  return {
    folded: computed(() => record.byId.get(id())),
    loaded: computed(() => record.isRead(id())),
  }
}
