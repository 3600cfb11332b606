// Acknowledgement 確認: what nobody at the office has confirmed seeing yet.
import type { Folded } from './fold.ts'

export type Unseen = { operation: string; by: string | null }

/** The operations that no acknowledgement names; acknowledgements themselves need none. */
export function unacknowledged({ incident, entries }: Folded): Unseen[] {
  return entries
    .filter(
      ({ read: { operation } }) =>
        operation.type !== 'v1.acknowledged' && !incident.acknowledgements.has(operation.id),
    )
    .map(({ read, standing }) => ({ operation: read.operation.id, by: standing.read.operation.by }))
}

/**
 * What that person may confirm: never what they said themselves. `person`: null, nobody is named. Two of one name are one: no
 * device tells who holds it, and one person has a phone and a desk.
 */
export function toConfirm(unseen: readonly Unseen[], person: string | null): string[] {
  const self = person === null ? null : asWritten(person)
  return unseen.filter(({ by }) => by === null || asWritten(by) !== self).map(({ operation }) => operation)
}

/** A name without its spaces, in one width: 山田 太郎 on the phone is 山田太郎 at the desk. */
function asWritten(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}

/** Who confirmed last, and when; null: nobody yet. */
export function lastAcknowledgement({ entries }: Folded): { by: string | null; at: string } | null {
  const found = entries.findLast(
    ({ read, standing }) => read.operation.type === 'v1.acknowledged' && standing.nature !== 'mistaken',
  )
  return found === undefined ? null : { by: found.read.operation.by, at: found.read.operation.at }
}
