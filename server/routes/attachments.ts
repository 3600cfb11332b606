// PUT|GET /api/v2/attachments/{sha256}: bytes that an operation of the record names. On disk before they are promised; given
// as a file that no browser opens as a page. Rules AT1, AT2, AT6, SY31.
import type { Handler } from 'hono'
import { AttachmentType, maxAttachmentBytes } from '../../shared/incident/attachment-bodies.ts'
import { maxLacking } from '../../shared/sync/attachments.ts'
import type { AttachmentAnswer, LackingAttachments } from '../../shared/sync/attachments.ts'
import { isOfType } from '../../shared/sync/file-marks.ts'
import { Hash } from '../../shared/sync/receipt.ts'
import type { WithSession } from '../identity/sessions.ts'
import { sha256 as digest } from '../sha256.ts'
import type { Amount } from '../storage/amount.ts'
import type { AttachmentStorage } from '../storage/attachment-storage.ts'
import { mediaType, readBody } from './body.ts'
import { refuse, refuseForToday } from './refusal.ts'

type Attachments = { storage: AttachmentStorage; now: () => Date; quota: Amount }

/** Takes the bytes, behind `requireEnrolment`. */
export function putAttachmentRoute({ storage, now, quota }: Attachments): Handler<WithSession> {
  return async (context) => {
    const sha256 = Hash.safeParse(context.req.param('sha256'))
    if (!sha256.success) return refuse(context, 'notFound')
    const type = AttachmentType.safeParse(mediaType(context.req.raw))
    if (!type.success) return refuse(context, 'wrongContentType')
    const body = await readBody(context.req.raw, maxAttachmentBytes)
    if (!body.ok) return refuse(context, body.reason)
    if (digest(body.bytes) !== sha256.data) return refuse(context, 'wrongDigest')
    const kept = await storage.keepAttachment({
      sha256: sha256.data,
      mediaType: type.data,
      bytes: body.bytes,
      uploader: context.var.session.device,
      receivedAt: now().toISOString(),
      quota,
    })
    if (kept === 'notNamed') return refuse(context, 'notNamedYet')
    if (kept === 'left') return refuseForToday(context, now())
    const answer: AttachmentAnswer = { sha256: sha256.data, size: body.bytes.length }
    return context.json(answer, 201)
  }
}

/** Gives the bytes, behind `requireEnrolment`. */
export function attachmentRoute({ storage }: Attachments): Handler<WithSession> {
  return async (context) => {
    const found = await storage.attachment(context.req.param('sha256') ?? '')
    if (found === null) return refuse(context, 'notFound')
    const { mediaType: named, bytes } = found
    context.header('Content-Type', isOfType(named, bytes) ? named : 'application/octet-stream')
    context.header('Content-Disposition', 'attachment')
    context.header('X-Content-Type-Options', 'nosniff')
    return context.body(new Uint8Array(bytes))
  }
}

/** Names what it lacks, behind `requireEnrolment`: after a restore any device that has it brings it. */
export function lackingAttachmentsRoute({ storage }: Attachments): Handler<WithSession> {
  return async (context) => {
    const answer: LackingAttachments = { lacking: await storage.lackingAttachments(maxLacking) }
    return context.json(answer)
  }
}
