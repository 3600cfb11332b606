// Attachments 写真・書類 on the wire: bytes under their SHA-256, after the text that names them. Rules AT1-AT3.
import * as z from 'zod/mini'
import { maxAttachmentBytes } from '../incident/attachment-bodies.ts'
import { Hash } from './receipt.ts'

/** Where the digests are told that the record names and the server lacks (AT6). */
export const attachmentsPath = '/api/v2/attachments'
/** `sha256` is the digest in hex, or a route's `:sha256`. */
export const attachmentPath = (sha256: string) => `${attachmentsPath}/${sha256}`

export const maxLacking = 500

export const LackingAttachments = z.object({ lacking: z.array(Hash).check(z.maxLength(maxLacking)) })
export type LackingAttachments = z.infer<typeof LackingAttachments>

/** The same digest again is answered the same. */
export const AttachmentAnswer = z.object({
  sha256: Hash,
  size: z.int().check(z.minimum(1), z.maximum(maxAttachmentBytes)),
})
export type AttachmentAnswer = z.infer<typeof AttachmentAnswer>
