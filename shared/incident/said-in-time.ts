// Operations in the order in which they happened, for lists of what has been done.
import type { Incident } from './incident.ts'
import type { Operation, OperationType } from './operation.ts'

/** The operations of these types that stand, earliest first. */
export function saidInTime(incident: Incident, types: readonly OperationType[]): Operation[] {
  return inTime(
    incident,
    types.flatMap((type) => incident.said.get(type) ?? []),
  )
}

/** Earliest first; at the same time in record order. */
export function inTime<T extends Pick<Operation, 'id' | 'at'>>(
  { order }: Incident,
  operations: readonly T[],
): T[] {
  const place = ({ id }: T) => order.get(id)?.place ?? 0
  return operations.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || place(a) - place(b))
}
