// The edition 版 under which an incident begins: the plan's, and how far the town's own record had come.
import { inRecordOrder } from '../../../shared/incident/fold.ts'
import type { Incident } from '../../../shared/incident/incident.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { edition } from '#plan'
import type { Phone } from './phone.ts'
import { counted, entriesOf } from './rows.ts'
import type { StoredEntry } from './rows.ts'

type Edition = NonNullable<Incident['edition']>

/**
 * The edition in force; `read`: what the town has said, where that is in memory. A record may begin before anything else has
 * been read: then the town's few rows alone are. Undefined where the database is away, which whoever saves is told by the save.
 */
export async function editionInForce(
  phone: Phone,
  read: readonly StoredEntry[] | null = null,
): Promise<Edition | undefined> {
  const town = read ?? (await entriesOf(phone, townSubject).then(counted, () => null))
  return town === null
    ? undefined
    : { plan: edition.title, town: inRecordOrder(town).at(-1)?.operation.id ?? null }
}
