// Operations in the order in which they happened, for lists of what has been done.
import type { Incident } from './incident.ts'
import type { Operation, OperationType } from './operation.ts'

/** The operations of these types that stand, earliest first; at the same time in record order. */
export function saidInTime({ said, order }: Incident, types: readonly OperationType[]): Operation[] {
  const place = ({ id }: Operation) => order.get(id)?.place ?? 0
  return types
    .flatMap((type) => said.get(type) ?? [])
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || place(a) - place(b))
}
