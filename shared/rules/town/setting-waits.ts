// A setting of the town that waits for an administrator (TR8): whether confirming it changes what is in force.
import type { LogEntry } from '../../incident/fold.ts'
import { inRecordOrder } from '../../incident/fold.ts'
import { lastSaid } from '../../incident/incident.ts'
import { townOf } from '../../incident/town.ts'
import { closedDays } from './contacts-in-force.ts'

/**
 * False where a later one stands, or the same is in force: confirmed now, or once those before it that wait (`waiting`, ids)
 * were, of which it may correct one.
 */
export function changesTown(lines: readonly LogEntry[], id: string, waiting: ReadonlySet<string>): boolean {
  const sorted = inRecordOrder(lines)
  const at = sorted.findIndex(({ operation }) => operation.id === id)
  const before = sorted.slice(0, at).flatMap(({ operation }) => operation.id)
  return [new Set<string>(), new Set(before.filter((one) => waiting.has(one)))].some(
    (others) => inForce(lines, others) !== inForce(lines, new Set([...others, id])),
  )
}

/** With these confirmed. */
function inForce(lines: readonly LogEntry[], confirmed: ReadonlySet<string>): string {
  const town = townOf(
    lines.map((line) =>
      line.upload !== undefined && confirmed.has(line.operation.id)
        ? { ...line, upload: { ...line.upload, standing: 'administrator' } }
        : line,
    ),
  )
  const hours = lastSaid(town, 'v1.hoursEntered')?.body
  const columns = lastSaid(town, 'v1.approvalColumnsEntered')?.body
  return JSON.stringify([hours, columns, [...closedDays(town)].toSorted()])
}
