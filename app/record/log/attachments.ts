// Attachments 写真・書類 on this device: their bytes, kept from the moment they are picked, and whether the server has them.
// Rules AT3, AT4.
import type { AttachmentType } from '../../../shared/incident/attachment-bodies.ts'
import { saidOf } from '../../../shared/incident/incident.ts'
import type { Incident } from '../../../shared/incident/incident.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { announce } from './changes.ts'
import { withDatabase } from './database.ts'
import type { RecordDatabase, StoredAttachment, StoredOperation } from './database.ts'

/** A large picture takes an old phone its time. */
const patienceMs = 30_000

/** Keeps bytes that were picked for an incident; they wait for the server. Returns their digest. */
export async function keepPicked(
  incident: string,
  mediaType: AttachmentType,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const sha256 = digest(bytes)
  await withDatabase(
    (database) =>
      database.transaction('rw', database.attachments, async () => {
        const known = await database.attachments.get(sha256)
        const subjects = [...new Set([...(known?.subjects ?? []), incident])]
        const waiting = known === undefined || known.waiting === 1 ? { waiting: 1 as const } : {}
        await database.attachments.put({ sha256, mediaType, bytes, subjects, ...waiting })
      }),
    patienceMs,
  )
  await announce({ what: 'picked' })
  return sha256
}

/** Keeps bytes that came from the server; false where they are not what their digest says. */
export async function keepFetched(
  incident: string,
  sha256: string,
  mediaType: AttachmentType,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (digest(bytes) !== sha256) return false
  await withDatabase(
    ({ attachments }) => attachments.put({ sha256, mediaType, bytes, subjects: [incident] }),
    patienceMs,
  )
  return true
}

/** The bytes of one digest, where this device has them. */
export function attachmentOf(sha256: string): Promise<StoredAttachment | undefined> {
  return withDatabase(({ attachments }) => attachments.get(sha256), patienceMs)
}

/** Everything this device has of what an incident names: for a bundle, and for its sheets. */
export async function attachmentsOf(incident: Incident): Promise<StoredAttachment[]> {
  const named = new Set(saidOf(incident, 'v1.attachmentAdded').map(({ body }) => body.sha256))
  const found = await withDatabase(({ attachments }) => attachments.bulkGet([...named]), patienceMs)
  return found.filter((one) => one !== undefined)
}

/** Forgets a picked file again, unless an operation of this device's names it. */
export async function dropPicked(sha256: string): Promise<void> {
  await withDatabase((database) =>
    database.transaction('rw', database.attachments, database.operations, async () => {
      const row = await database.attachments.get(sha256)
      if (row !== undefined && !(await isNamed(database, row, () => true)))
        await database.attachments.delete(sha256)
    }),
  )
}

/** The digests that the server is to have now: it has a line that names each of them. */
export async function waitingAttachments(): Promise<string[]> {
  return withDatabase(async (database) => {
    const digests: string[] = []
    for (const sha256 of await database.attachments.where('waiting').equals(1).primaryKeys()) {
      const row = await database.attachments.get(sha256)
      if (row !== undefined && (await isNamed(database, row, ({ receipt }) => receipt !== null)))
        digests.push(sha256)
    }
    return digests
  }, patienceMs)
}

/** The server has it; screens show so. */
export async function attachmentSent(sha256: string): Promise<void> {
  const subjects = await withDatabase((database) =>
    database.transaction('rw', database.attachments, async () => {
      const row = await database.attachments.get(sha256)
      if (row === undefined) return []
      const { waiting: _sent, ...sent } = row
      await database.attachments.put(sent)
      return sent.subjects
    }),
  )
  await announce({ what: 'attachmentSent', subjects })
}

/** Whether an operation of one of its incidents names these bytes; a digest stands in no other place than there. */
async function isNamed(
  { operations }: RecordDatabase,
  { sha256, subjects }: StoredAttachment,
  counts: (row: StoredOperation) => boolean,
): Promise<boolean> {
  const naming = operations
    .where('subject')
    .anyOf(subjects)
    .filter((row) => counts(row) && row.line.includes(sha256))
  return (await naming.first()) !== undefined
}
