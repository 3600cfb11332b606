// Attachments on their way: those that wait go up one after the other, after the text; one that is looked at comes down.
// Rule AT3.
import { AttachmentType } from '../../shared/incident/attachment-bodies.ts'
import { AttachmentAnswer, attachmentPath } from '../../shared/sync/attachments.ts'
import { jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'
import { attachmentOf, attachmentSent, keepFetched, waitingAttachments } from '../record/log/attachments.ts'
import type { KeptAttachment } from '../record/log/attachments.ts'
import { phone } from '../record/log/this-phone.ts'

const lockName = 'attachments'
/** Five megabytes by a bad line take their time. */
const patienceMs = 5 * 60_000

type Sent = 'sent' | 'refused' | 'unreachable'

/**
 * Sends what waits; one tab at a time, and what came to wait during one sending is looked for after it. What does not get
 * through waits for the next time.
 */
export async function sendWaiting(): Promise<void> {
  if (!('locks' in navigator)) return sendAll()
  await navigator.locks.request(lockName, sendAll)
}

async function sendAll(): Promise<void> {
  for (const sha256 of await waitingAttachments(phone)) {
    const row = await attachmentOf(phone, sha256)
    const outcome = row === undefined ? 'refused' : await send(row)
    if (outcome === 'sent') await attachmentSent(phone, sha256)
    // One that is not taken doesn't stand in the way of the next one.
    else if (outcome === 'unreachable') return
  }
}

async function send({ sha256, mediaType, bytes }: KeptAttachment): Promise<Sent> {
  try {
    const response = await fetch(attachmentPath(sha256), {
      method: 'PUT',
      headers: { 'content-type': mediaType },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    const json = jsonOrNull(await response.text())
    if (AttachmentAnswer.safeParse(json).data?.sha256 === sha256) return 'sent'
    const refused = response.status < 500 && Refusal.safeParse(json).success
    return refused && response.status !== 401 && response.status !== 403 ? 'refused' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** Why a picture can't be shown yet. */
export type Fetched = 'here' | 'notThere' | 'changed' | 'unreachable'

/** Fetches one that another device added, and keeps it. */
export async function fetchAttachment(incident: string, sha256: string): Promise<Fetched> {
  try {
    const response = await fetch(attachmentPath(sha256), {
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status === 404) return 'notThere'
    const type = AttachmentType.safeParse(response.headers.get('content-type'))
    if (!response.ok || !type.success) return 'unreachable'
    const bytes = new Uint8Array(await response.arrayBuffer())
    return (await keepFetched(phone, incident, sha256, type.data, bytes)) ? 'here' : 'changed'
  } catch {
    return 'unreachable'
  }
}
