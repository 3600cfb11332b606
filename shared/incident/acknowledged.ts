// Acknowledgement 確認: what nobody at the office has confirmed seeing yet.
import type { Folded } from './fold.ts'

/** The operations that no acknowledgement names; acknowledgements themselves need none. */
export function unacknowledged({ incident, entries }: Folded): string[] {
  return entries
    .map(({ read }) => read.operation)
    .filter(({ id, type }) => type !== 'v1.acknowledged' && !incident.acknowledgements.has(id))
    .map(({ id }) => id)
}

/** Who confirmed last, and when; null: nobody yet. */
export function lastAcknowledgement({ entries }: Folded): { by: string | null; at: string } | null {
  const found = entries.findLast(
    ({ read, standing }) => read.operation.type === 'v1.acknowledged' && standing.nature !== 'mistaken',
  )
  return found === undefined ? null : { by: found.read.operation.by, at: found.read.operation.at }
}
