// Attachments 写真・書類 on this device: their bytes, kept from the moment they are picked, and whether the server has them.
// Rules AT3, AT4.
import type { AttachmentType } from '../../../shared/incident/attachment-bodies.ts'
import { saidOf } from '../../../shared/incident/incident.ts'
import type { Incident } from '../../../shared/incident/incident.ts'
import { digest } from '../../../shared/sync/chain.ts'
import type { StoredAttachment } from './database.ts'
import { outboxState } from './outbox.ts'
import type { Phone } from './phone.ts'
import { storedRows } from './rows.ts'
import type { StoredOperation } from './rows.ts'

/** A large picture takes an old phone its time. */
const patienceMs = 30_000

/** A picture or document, its bytes as they were picked. */
export type KeptAttachment = Pick<StoredAttachment, 'sha256' | 'mediaType' | 'waiting'> & {
  bytes: Uint8Array<ArrayBuffer>
}

/** Keeps bytes that were picked for an incident; they wait for the server. Returns their digest. */
export async function keepPicked(
  phone: Phone,
  incident: string,
  mediaType: AttachmentType,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const sha256 = digest(bytes)
  const sealed = await phone.codec.seal(bytes)
  await phone.withDatabase(
    (database) =>
      database.transaction('rw', database.attachments, async () => {
        const known = await database.attachments.get(sha256)
        const subjects = [...new Set([...(known?.subjects ?? []), incident])]
        const waiting = known === undefined || known.waiting === 1 ? { waiting: 1 as const } : {}
        await database.attachments.put({ sha256, mediaType, sealed, subjects, ...waiting })
      }),
    patienceMs,
  )
  await phone.announce({ what: 'picked' })
  return sha256
}

/** Keeps bytes that came from the server; false where they are not what their digest says. */
export async function keepFetched(
  phone: Phone,
  incident: string,
  { sha256, mediaType, bytes }: Omit<KeptAttachment, 'waiting'>,
): Promise<boolean> {
  if (digest(bytes) !== sha256) return false
  const sealed = await phone.codec.seal(bytes)
  await phone.withDatabase(
    (database) =>
      database.transaction('rw', database.attachments, async () => {
        const { subjects = [], waiting } = (await database.attachments.get(sha256)) ?? {}
        const of = [...new Set([...subjects, incident])]
        await database.attachments.put({
          sha256,
          mediaType,
          sealed,
          subjects: of,
          ...(waiting && { waiting }),
        })
      }),
    patienceMs,
  )
  return true
}

/** The bytes of one digest, where this device has them. */
export async function attachmentOf(phone: Phone, sha256: string): Promise<KeptAttachment | undefined> {
  const kept = await phone.withDatabase(({ attachments }) => attachments.get(sha256), patienceMs)
  if (kept === undefined) return undefined
  const { sealed, subjects: _subjects, had: _had, ...rest } = kept
  return { ...rest, bytes: await phone.codec.open(sealed) }
}

/** Everything this device has of what an incident names: for a bundle, and for its sheets. */
export async function attachmentsOf(phone: Phone, incident: Incident): Promise<KeptAttachment[]> {
  const named = new Set(saidOf(incident, 'v1.attachmentAdded').map(({ body }) => body.sha256))
  const found = await Promise.all([...named].map((sha256) => attachmentOf(phone, sha256)))
  return found.filter((one) => one !== undefined)
}

/** Forgets a picked file again, unless an operation of this device's names it. */
export async function dropPicked(phone: Phone, sha256: string): Promise<void> {
  await phone.withDatabase(async (database) => {
    const said = await outboxState(database)
    const row = await database.attachments.get(sha256)
    if (row?.waiting === undefined || (await isNamed(phone, row, () => true))) return
    await database.transaction('rw', database.attachments, database.outbox, async () => {
      // What was said meanwhile may name it: then it stays.
      if ((await outboxState(database)) === said) await database.attachments.delete(sha256)
    })
  })
}

/** The digests that the server is to have now: it has a line that names each of them. */
export async function waitingAttachments(phone: Phone): Promise<string[]> {
  const waiting = await phone.withDatabase(
    ({ attachments }) => attachments.where('waiting').equals(1).primaryKeys(),
    patienceMs,
  )
  const digests: string[] = []
  for (const sha256 of waiting) {
    const row = await phone.withDatabase(({ attachments }) => attachments.get(sha256), patienceMs)
    if (row !== undefined && (await isNamed(phone, row, ({ receipt }) => receipt !== null)))
      digests.push(sha256)
  }
  return digests
}

/** How many the server had. */
export function sentAttachments({ withDatabase }: Phone): Promise<number> {
  return withDatabase(async ({ attachments }) => {
    const [all, waiting] = await Promise.all([
      attachments.count(),
      attachments.where('waiting').equals(1).count(),
    ])
    return all - waiting
  })
}

/** Those of these digests that are here wait again. */
export async function sendAgain({ withDatabase }: Phone, digests: readonly string[]): Promise<void> {
  await withDatabase(({ attachments }) =>
    attachments
      .where('sha256')
      .anyOf([...digests])
      .modify({ waiting: 1 }),
  )
}

/** The server has it; screens show so. */
export async function attachmentSent(phone: Phone, sha256: string): Promise<void> {
  const subjects = await phone.withDatabase((database) =>
    database.transaction('rw', database.attachments, async () => {
      const row = await database.attachments.get(sha256)
      if (row === undefined) return []
      const { waiting: _sent, had: _before, ...sent } = row
      await database.attachments.put(sent)
      return sent.subjects
    }),
  )
  await phone.announce({ what: 'attachmentSent', subjects })
}

/**
 * Whether an operation of one of its incidents names these bytes; a digest stands in no other place than there. One whose line
 * is at the server alone may (ST12).
 */
async function isNamed(
  phone: Phone,
  { sha256, subjects }: StoredAttachment,
  counts: (row: StoredOperation) => boolean,
): Promise<boolean> {
  return (await storedRows(phone, subjects)).some(
    (row) => counts(row) && (row.line === '' || row.line.includes(sha256)),
  )
}
