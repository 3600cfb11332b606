// The pictures and papers of a bundle become this device's before the lines that name them, and go to the server after those
// (AT3, BU4).
import { keepPicked } from '../record/attachments.ts'
import type { ReadBundle } from './read-bundle.ts'

/** Keeps what the bundle's lines name; repeating it changes nothing. */
export async function keepAttachments({ lines, attachments }: Pick<ReadBundle, 'lines' | 'attachments'>) {
  for (const { read } of lines) {
    if (!read.known || read.operation.type !== 'v1.attachmentAdded') continue
    const { subject, body } = read.operation
    const bytes = attachments.get(body.sha256)
    if (bytes !== undefined) await keepPicked(subject, body.mediaType, bytes)
  }
}
