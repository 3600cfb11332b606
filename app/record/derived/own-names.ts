// Names of the town's own rows and items, which the record names by keys. Apart from the stores, so that words can
// be made where there is no app.
import { shallowRef } from 'vue'
import { saidOf } from '../../../shared/incident/incident.ts'
import type { Town } from '../../../shared/incident/town.ts'

/** By key; also those that were taken out since. */
export const ownNames = shallowRef<ReadonlyMap<string, string>>(new Map())

/** From now on they are those that the town has said. */
export function nameOwn(town: Town): void {
  const rows = saidOf(town, 'v1.measureRowEntered').flatMap(({ body: { row, entry } }) =>
    entry === null ? [] : [[row, entry.event] as const],
  )
  const items = saidOf(town, 'v1.agendaItemEntered').flatMap(({ body: { item, entry } }) =>
    entry === null ? [] : [[item, entry.name] as const],
  )
  ownNames.value = new Map([...rows, ...items])
}
