// The last call of this device in an incident that nobody has said the outcome of (OP7): it is asked about where it was made.
import { computed } from 'vue'
import type { Call, Incident } from '../../../shared/incident/incident.ts'
import { useDevice } from './device.ts'
import { useRecord } from './record.ts'

export function useOwnOpenCall(incident: () => Incident, isMeant: (call: Call) => boolean = () => true) {
  const device = useDevice()
  const record = useRecord()
  return computed(() =>
    [...incident().calls.values()].findLast(
      (call) =>
        call.outcome === null &&
        record.entryOf(call.id)?.operation.device === device.self?.device &&
        isMeant(call),
    ),
  )
}
