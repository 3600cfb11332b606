// The pictures of incidents whose bytes went go after them, once every copy has them: the server had them all where the record
// stood at a position, and each copy has a later one. Looked at again, one is fetched as any that another device added. Rule ST12.
import type { Health, Retention } from '../../shared/sync/health.ts'
import { maxLacking } from '../../shared/sync/attachments.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import type { RecordDatabase, StoredAttachment } from '../record/log/database.ts'
import type { Phone } from '../record/log/phone.ts'
import { followed } from '../record/log/retire.ts'
import { retiredIncidents } from '../record/log/retired.ts'
import { pagesOf } from '../record/log/rows.ts'
import { askLacking } from './attachments.ts'
import { checkHead } from './head-check.ts'

type Told = Pick<Health, 'generation'> & { retention: Pick<Retention, 'coveredTo'> }

/** What was seen of each picture that is to wait for later copies: its bytes are not read again meanwhile. */
const seen = new WeakMap<Phone, Map<string, StoredAttachment['had']>>()

/** Returns the digests of those that went. One that is of an incident still here stays. */
export async function retirePictures(
  phone: Phone,
  { generation, retention: { coveredTo } }: Told,
): Promise<string[]> {
  const incidents = await retiredIncidents(phone)
  const pictures = await phone.withDatabase(({ attachments }) =>
    attachments.where('subjects').anyOf(incidents).distinct().primaryKeys(),
  )
  const before = seen.get(phone) ?? new Map()
  seen.set(phone, before)
  const unknown: string[] = []
  const gone: string[] = []
  for (const sha256 of pictures) {
    const had = before.get(sha256)
    if (had?.generation === generation && had.position >= coveredTo) continue
    await phone.pause()
    const found = await change(phone, sha256, async (row, database) => {
      before.set(sha256, row.had)
      if (row.had?.generation !== generation) return 'unknown'
      const may = row.had.position < coveredTo && (await followed(phone, database, generation)) !== null
      if (!may) return 'stays'
      await database.attachments.delete(sha256)
      return 'gone'
    })
    if (found === 'gone') gone.push(sha256)
    if (found === 'unknown') unknown.push(sha256)
  }
  await noteHad(phone, unknown, generation)
  return gone
}

/** Asks which of these the server has, and then where the record stands: for a later time. */
async function noteHad(phone: Phone, digests: readonly string[], generation: number): Promise<void> {
  const enrolment = await phone.withDatabase((database) => followed(phone, database, generation))
  if (digests.length === 0 || enrolment === null) return
  const lacking = await askLacking(phone)
  if (lacking === null || lacking.length >= maxLacking) return
  const check = await checkHead(phone, enrolment)
  if (check.kind === 'missing') return
  const head: Head = check.kind === 'same' ? enrolment.cursor : check.head
  if (head.generation !== generation) return
  const had = { generation, position: head.position }
  for (const sha256 of digests)
    if (!lacking.includes(sha256))
      await change(
        phone,
        sha256,
        async (row, { attachments }) => void (await attachments.put({ ...row, had })),
      )
}

/** Where it does not wait, and all of its incidents are at the server alone. */
function change<T>(
  phone: Phone,
  sha256: string,
  work: (row: StoredAttachment, database: RecordDatabase) => Promise<T>,
): Promise<T | null> {
  return phone.withDatabase((database) =>
    database.transaction('rw', [database.attachments, database.pages, database.self], async () => {
      const row = await database.attachments.get(sha256)
      if (row === undefined || row.waiting === 1) return null
      for (const subject of row.subjects) {
        const pages = await pagesOf(database, subject).toArray()
        if (pages.length === 0 || pages.some(({ retired }) => retired === undefined)) return null
      }
      return work(row, database)
    }),
  )
}
