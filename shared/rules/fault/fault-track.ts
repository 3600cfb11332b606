// Whether chapter 2 applies 障害対応 (1-1), and since when.
import { happenedAt } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'

/** 疑い and 有 raise chapter 2; 無 ends it, 調査中 has not raised it yet. */
export function isFaultTrack({ kinds }: Incident): boolean {
  return kinds.fault.presence === 'suspected' || kinds.fault.presence === 'present'
}

/** When the answer that raised it was given (ISO 8601). */
export function faultSince(incident: Incident): string | null {
  const { operation } = incident.kinds.fault
  return operation === null ? null : happenedAt(incident, operation)
}
