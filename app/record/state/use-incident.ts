// One incident on a screen: read when it is asked for, and again should it have made room for others.
import { computed, watchEffect } from 'vue'
import type { ComputedRef } from 'vue'
import type { Folded } from '../../../shared/incident/fold.ts'
import { useRecord } from './record.ts'

/** `folded`: undefined where this device holds nothing of it, or has not read it yet (`loaded`). */
export function useIncident(id: () => string): {
  folded: ComputedRef<Folded | undefined>
  loaded: ComputedRef<boolean>
} {
  const record = useRecord()
  watchEffect(() => {
    if (!record.isRead(id())) void record.want([id()])
  })
  return {
    folded: computed(() => record.byId.get(id())),
    loaded: computed(() => record.isRead(id())),
  }
}
