// What a setting of the town says now, as its description tells it.
import { emptyIncident, lastSaid } from '../../shared/incident/incident.ts'
import type { OperationType } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import type { Town } from '../../shared/incident/town.ts'
import { described } from '../facts/description.ts'
import { descriptions } from '../facts/descriptions.ts'
import { fromAfar } from '../words/dates.ts'

/** Empty: nothing was said, or it was taken back. */
export function settingWords(town: Town, type: OperationType): string {
  const said = lastSaid(town, type)
  const about = { incident: emptyIncident(townSubject), now: fromAfar }
  return said === undefined ? '' : described(descriptions[type], said.body, about).detail
}
