// Attachment 写真・書類: a picture or a document that belongs to an incident. The operation names it by its digest; its bytes
// travel after the text, never before it. Rules AT1-AT5.
import * as z from 'zod/mini'
import { Name, Text } from './operation-fields.ts'
import { Digest } from './town-bodies.ts'

/** File types that a browser draws or hands on without running them. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export const AttachmentType = z.enum(attachmentTypes)
export type AttachmentType = z.infer<typeof AttachmentType>

export const maxAttachmentBytes = 5 * 1024 * 1024

export const attachmentBodies = {
  /** `name`: the file's; `what`: what it shows. */
  'v1.attachmentAdded': z.object({
    sha256: Digest,
    mediaType: AttachmentType,
    size: z.int().check(z.minimum(1), z.maximum(maxAttachmentBytes)),
    name: Name,
    what: z.nullable(Text),
  }),
} as const
