// What nobody at the office has confirmed seeing yet: other devices' operations that no acknowledgement names.
import type { Folded } from '../../shared/incident/fold.ts'

export function unseenOperations({ incident, entries }: Folded, ownDevice: string): string[] {
  return entries
    .map(({ read }) => read.operation)
    .filter(({ id, type, device }) => {
      return device !== ownDevice && type !== 'v1.acknowledged' && !incident.acknowledgements.has(id)
    })
    .map(({ id }) => id)
}
