// Preparing a picked file before it is kept: a picture is drawn anew, a PDF stays as it is. Rule AT4.
import { maxAttachmentBytes } from '../../shared/incident/attachment-bodies.ts'
import type { AttachmentType } from '../../shared/incident/attachment-bodies.ts'
import { isOfType, markedWithin } from '../../shared/sync/file-marks.ts'
import { scaledPicture } from './scaled-picture.ts'

export type Prepared =
  | { ok: true; mediaType: AttachmentType; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; problem: string }

const longestPx = 2000
/** The second is for a picture of so much detail that the first does not make it small enough. */
const qualities = [0.85, 0.5]
const pdf = 'application/pdf'
const mebibyte = 1024 * 1024
const tooLarge = `大きすぎます。${maxAttachmentBytes / mebibyte}MBまでです`

export async function preparedAttachment(file: File): Promise<Prepared> {
  if (file.size === 0) return { ok: false, problem: 'ファイルが空です' }
  if (await isPdf(file)) return within(file, pdf)
  for (const quality of qualities) {
    const drawn = await scaledPicture(file, longestPx, quality)
    if (drawn === null)
      return { ok: false, problem: 'この形式は使えません。写真(JPEG・PNG・WebP)かPDFを選んでください' }
    if (drawn.size <= maxAttachmentBytes) return within(drawn, 'image/jpeg')
  }
  return { ok: false, problem: tooLarge }
}

async function isPdf(file: File): Promise<boolean> {
  // What a phone says of a file's type may be wrong, or nothing.
  return isOfType(pdf, new Uint8Array(await file.slice(0, markedWithin).arrayBuffer()))
}

async function within(blob: Blob, mediaType: AttachmentType): Promise<Prepared> {
  if (blob.size > maxAttachmentBytes) return { ok: false, problem: tooLarge }
  return { ok: true, mediaType, bytes: new Uint8Array(await blob.arrayBuffer()) }
}
