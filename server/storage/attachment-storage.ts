// Attachments, as the server asks for them. Rules AT1, AT6, SY31.
import type { Amount } from './amount.ts'

export type Attachment = { mediaType: string; bytes: Uint8Array }
export type KeptAttachment = Attachment & { sha256: string; uploader: string; receivedAt: string } & {
  quota?: Amount
}
/** `notNamed`: no line of the record names this digest (AT1). `left`: beyond the day's quota (SY31). */
export type KeptOrNot = 'kept' | 'notNamed' | 'left'

export type AttachmentStorage = {
  /** On disk before it resolves. */
  keepAttachment(attachment: KeptAttachment): Promise<KeptOrNot>
  /** Null while its bytes are not here. */
  attachment(sha256: string): Promise<Attachment | null>
  /** Digests that lines name and whose bytes are not here, at most `limit` (AT6). */
  lackingAttachments(limit: number): Promise<string[]>
}
