// Looking at an incident: what of it is new to whoever uses this device. It has been looked at once it has stood on the
// screen for a moment; the marks stay until the screen is left.
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { Operation } from '../../../shared/incident/operation.ts'
import { useDevice } from './device.ts'
import { keepLook, lookedAt } from '../derived/looks.ts'
import { phone } from '../log/this-phone.ts'

/** A glance counts for nothing. */
const glanceMs = 2_000

type Shown = Pick<Operation, 'id' | 'enteredBy'>

/** The operations on the screen that this person had not looked at when it was opened, nor typed. */
export function useLook(
  incident: () => string,
  shown: () => readonly Shown[],
): ComputedRef<ReadonlySet<string>> {
  const device = useDevice()
  const before = shallowRef<ReadonlySet<string> | null>(null)
  const name = computed(() => device.person?.name ?? null)
  const isNew = ({ id, enteredBy }: Shown) =>
    before.value !== null && !before.value.has(id) && (enteredBy === null || enteredBy !== name.value)
  const fresh = computed(() => new Set(shown().flatMap((one) => (isNew(one) ? [one.id] : []))))

  let timer: ReturnType<typeof setTimeout> | undefined
  function lookLater(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const ids = shown().map(({ id }) => id)
      const seen = document.visibilityState === 'visible' && before.value !== null && ids.length > 0
      // A look that can't be kept is looked at again: what is new is marked once more.
      if (seen) void keepLook(phone, name.value, incident(), ids).catch(() => {})
    }, glanceMs)
  }

  watch(
    name,
    async (person) => {
      const looked = await lookedAt(phone, person, incident()).catch(() => null)
      if (person !== name.value) return
      before.value = looked
      lookLater()
    },
    { immediate: true },
  )
  watch(() => shown().length, lookLater)
  document.addEventListener('visibilitychange', lookLater)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', lookLater)
  })
  return fresh
}
