// How handing over each sheet is recorded.
import { officeName } from '../../shared/plan/offices.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import { formVersion } from '../../shared/plan/forms.ts'
import type { Knowledge } from '../facts/description.ts'
import type { Printable } from '../paper/sheets.ts'

type HandingType = 'v1.handedOver' | 'v1.reportedToMayor' | 'v1.reported'
export type Handing = {
  [T in HandingType]: { heading: string; type: T; given: Partial<Bodies[T]> }
}[HandingType]

export function handingOf({ id, meeting, formNote }: Printable): Handing {
  if (id === 'handOver') return { heading: '引継ぎを記録する', type: 'v1.handedOver', given: {} }
  if (id === 'mayorReport')
    return { heading: `${officeName('mayor')}への報告を記録する`, type: 'v1.reportedToMayor', given: {} }
  const given = { sheet: id, meeting, ...(formNote !== null && { formVersion }) }
  return { heading: '渡したことを記録する', type: 'v1.reported', given }
}

/** Whoever has used this device may be who hands over; nobody is until a person says so. */
export function fromAmong(people: readonly { name: string }[]): Knowledge {
  return { from: { offers: people.map(({ name }) => name) } }
}
