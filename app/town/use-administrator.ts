// Whether this device is an administrator's: as the server listed it last, and as it answers now.
import { computed, onMounted, shallowRef } from 'vue'
import type { ComputedRef } from 'vue'
import { keepKnownDevices, knownDevices } from '../record/derived/known-devices.ts'
import { useDevice } from '../record/state/device.ts'
import { askDevices } from '../sync/ask-devices.ts'

export function useAdministrator(): ComputedRef<boolean> {
  const self = useDevice()
  const list = shallowRef(knownDevices())
  onMounted(async () => {
    const answered = await askDevices()
    if (!answered.ok) return
    list.value = answered.answer
    keepKnownDevices(answered.answer)
  })
  return computed(() => {
    const own = list.value?.devices.find(({ device }) => device === self.self?.device)
    return own?.administrator === true && own.revocation === null
  })
}
