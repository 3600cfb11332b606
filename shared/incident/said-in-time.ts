// What was said, in the order in which it happened, for lists of what has been done.
import type { Incident } from './incident.ts'
import type { Operation, OperationType } from './operation.ts'

/** What was said of these types and stands, earliest first; of the same time in record order. */
export function saidInTime({ said, order }: Incident, types: readonly OperationType[]): Operation[] {
  const place = ({ id }: Operation) => order.get(id)?.place ?? 0
  return types
    .flatMap((type) => said.get(type) ?? [])
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || place(a) - place(b))
}
