// Attachments on their way: those that wait, or that the server lacks, go up one after the other, after the text; one that
// is looked at comes down. Rules AT3, AT6, SY31.
import type { AttachmentType } from '../../shared/incident/attachment-bodies.ts'
import {
  AttachmentAnswer,
  attachmentPath,
  attachmentsPath,
  LackingAttachments,
} from '../../shared/sync/attachments.ts'
import { jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'
import { alone } from '../record/log/alone.ts'
import {
  attachmentOf,
  attachmentSent,
  keepFetched,
  sendAgain,
  sentAttachments,
  waitingAttachments,
} from '../record/log/attachments.ts'
import type { KeptAttachment } from '../record/log/attachments.ts'
import type { Phone } from '../record/log/phone.ts'
import { knownSelf } from '../record/log/self.ts'
import { sendLater } from './later.ts'
import { retryAfter } from './transport.ts'

const lockName = 'attachments'
/** Five megabytes by a bad line take their time. */
const patienceMs = 5 * 60_000

type Sent = 'sent' | 'refused' | 'notNow'

/**
 * Sends what waits; one tab at a time, and what came to wait during one sending is looked for after it. What does not get
 * through waits for the next time.
 */
export async function sendWaiting(phone: Phone): Promise<void> {
  await alone(phone, lockName, async () => {
    await findLacking(phone)
    for (const sha256 of await waitingAttachments(phone)) {
      const row = await attachmentOf(phone, sha256)
      const outcome = row === undefined ? 'refused' : await send(phone, row)
      if (outcome === 'sent') await attachmentSent(phone, sha256)
      // One that is not taken doesn't stand in the way of the next one.
      else if (outcome === 'notNow') return
    }
  })
}

/** Where each phone stood in the record when it asked last: while nothing comes, nothing is lacking anew. */
const askedAt = new WeakMap<Phone, string>()

/** Of what the server had, and lacks since it goes on from a copy, what is here waits again. */
async function findLacking(phone: Phone): Promise<void> {
  const { enrolment } = await phone.withDatabase((database) => knownSelf(phone, database))
  const at = `${enrolment?.cursor.generation} ${enrolment?.cursor.hash}`
  if (askedAt.get(phone) === at || (await sentAttachments(phone)) === 0) return
  try {
    const lacking = await askLacking(phone)
    if (lacking === null) return
    await sendAgain(phone, lacking)
    askedAt.set(phone, at)
  } catch {
    // It is asked again after the next round.
  }
}

/** The digests that lines name and the server lacks, at most `maxLacking`; null: no answer of ours. */
export async function askLacking(phone: Phone): Promise<string[] | null> {
  const response = await phone.fetch(attachmentsPath, {
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  })
  const answer = LackingAttachments.safeParse(jsonOrNull(await response.text()))
  return response.ok && answer.success ? answer.data.lacking : null
}

async function send(phone: Phone, { sha256, mediaType, bytes }: KeptAttachment): Promise<Sent> {
  try {
    const response = await phone.fetch(attachmentPath(sha256), {
      method: 'PUT',
      headers: { 'content-type': mediaType },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    const json = jsonOrNull(await response.text())
    const refusal = Refusal.safeParse(json).data
    if (refusal?.reason === 'later') {
      sendLater(phone, retryAfter(response))
      return 'notNow'
    }
    if (AttachmentAnswer.safeParse(json).data?.sha256 === sha256) return 'sent'
    const refused = response.status < 500 && refusal !== undefined
    // Too large for a proxy, which says so in its own words: smaller ones may pass.
    if (response.status === 413) return 'refused'
    return refused && response.status !== 401 && response.status !== 403 ? 'refused' : 'notNow'
  } catch {
    return 'notNow'
  }
}

/** Why a picture can't be shown yet. */
export type Fetched = 'here' | 'notThere' | 'changed' | 'unreachable'

/**
 * Fetches one that another device added, and keeps it. `mediaType`: as the record names it; the server gives what is of another
 * type as nothing but bytes (AT2).
 */
export async function fetchAttachment(
  phone: Phone,
  incident: string,
  { sha256, mediaType }: { sha256: string; mediaType: AttachmentType },
): Promise<Fetched> {
  try {
    const response = await phone.fetch(attachmentPath(sha256), {
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status === 404) return 'notThere'
    if (!response.ok) return 'unreachable'
    const bytes = new Uint8Array(await response.arrayBuffer())
    const fetched = { sha256, mediaType, bytes }
    return (await keepFetched(phone, incident, fetched)) ? 'here' : 'changed'
  } catch {
    return 'unreachable'
  }
}
