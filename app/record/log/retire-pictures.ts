// The pictures of incidents whose bytes went go after them, once every copy has them. Looked at again, one is fetched as any that
// another device added. Rule ST12.
import type { Covered } from '../../../shared/sync/health.ts'
import type { RecordDatabase } from './database.ts'
import type { Phone } from './phone.ts'
import { retiredIncidents } from './retired.ts'

/** Returns the digests of those that went. One that is of an incident still here stays. */
export async function retirePictures(
  phone: Phone,
  { coveredAt }: Pick<Covered, 'coveredAt'>,
): Promise<string[]> {
  if (coveredAt === null) return []
  const incidents = new Set(await retiredIncidents(phone))
  const gone: string[] = []
  for (const incident of incidents) {
    await phone.pause()
    gone.push(...(await phone.withDatabase((database) => takeOut(database, incident, incidents, coveredAt))))
  }
  return gone
}

function takeOut(
  database: RecordDatabase,
  incident: string,
  incidents: ReadonlySet<string>,
  coveredAt: string,
): Promise<string[]> {
  const { attachments } = database
  return database.transaction('rw', attachments, async () => {
    const pictures = await attachments.where('subjects').equals(incident).toArray()
    const gone = pictures.flatMap(({ sha256, subjects, waiting, had }) =>
      waiting === undefined &&
      had !== undefined &&
      had < coveredAt &&
      subjects.every((one) => incidents.has(one))
        ? [sha256]
        : [],
    )
    await attachments.bulkDelete(gone)
    return gone
  })
}
