// Calls of this device that nobody has said the outcome of (OP7), newest first, inside incidents and outside. Those of
// drills 訓練 are never counted with the others: the newest says of which kind.
import { computed } from 'vue'
import type { Call } from '../../shared/incident/incident.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { useDevice } from '../record/state/device.ts'
import { useRecord } from '../record/state/record.ts'

export type OpenCall = { call: Call; subject: string; drill: boolean }

export function useUnansweredCalls() {
  const record = useRecord()
  const device = useDevice()
  return computed((): OpenCall[] => {
    const looseCalls = record.loose.incident.calls
    const loose = [...looseCalls.values()].map((call) => ({ call, subject: callsSubject, drill: false }))
    const inside = [...record.byId.values()].flatMap(({ incident }) =>
      [...incident.calls.values()]
        .filter(({ id }) => !looseCalls.has(id))
        .map((call) => ({ call, subject: incident.id, drill: incident.drill })),
    )
    const open = [...loose, ...inside]
      .filter(({ call }) => call.outcome === null && isOwn(call.id))
      .toSorted((a, b) => Date.parse(b.call.at) - Date.parse(a.call.at))
    return open.filter(({ drill }) => drill === open[0]?.drill)
  })

  function isOwn(id: string): boolean {
    return record.entryOf(id)?.operation.device === device.self?.device
  }
}
