// The list of devices on the screen: what is kept from before at once, and the server's as soon as it answers.
import { computed, onMounted, ref, shallowRef } from 'vue'
import { useDevice } from '../record/state/device.ts'
import { keepKnownDevices, knownDevices } from '../record/derived/known-devices.ts'
import { askDevices } from '../sync/ask-devices.ts'

export function useDevices() {
  const self = useDevice()
  const list = shallowRef(knownDevices())
  const problem = ref('')
  const asking = ref(false)
  const enrolled = computed(() => list.value?.devices.filter(({ revocation }) => revocation === null) ?? [])
  const ended = computed(() => list.value?.devices.filter(({ revocation }) => revocation !== null) ?? [])
  /** False only where the list says so: who may not is told by the server. */
  const own = computed(() => enrolled.value.find(({ device }) => device === self.self?.device))
  const mayChange = computed(() => own.value?.administrator !== false)
  const isAdministrator = computed(() => own.value?.administrator === true)
  const asksPasskey = computed(() => isAdministrator.value && own.value?.passkey === false)

  async function refresh(): Promise<void> {
    if (asking.value) return
    asking.value = true
    const answered = await askDevices()
    asking.value = false
    problem.value = answered.ok ? '' : answered.problem
    if (!answered.ok) return
    list.value = answered.answer
    keepKnownDevices(answered.answer)
  }

  onMounted(refresh)
  return { list, enrolled, ended, mayChange, isAdministrator, asksPasskey, problem, asking, refresh }
}
