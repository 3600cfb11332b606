// What a file is by its bytes, whatever its type says: a page under a PDF's type must not be opened as either. Rules AT2, AT4.
import type { AttachmentType } from '../incident/attachment-bodies.ts'

/** As many bytes as are looked at. */
export const markedWithin = 1024

const marks: Record<AttachmentType, (start: string) => boolean> = {
  'image/jpeg': (start) => start.startsWith('\xff\xd8\xff'),
  'image/png': (start) => start.startsWith('\x89PNG\r\n\x1a\n'),
  'image/webp': (start) => start.startsWith('RIFF') && start.startsWith('WEBP', 8),
  // Readers look for it near the start; what begins as a page is one to a browser.
  'application/pdf': (start) => start.includes('%PDF-') && !/^[\s\xef\xbb\xbf]*</.test(start),
}

/** `start`: the first bytes of a file, `markedWithin` or all. */
export function isOfType(mediaType: string, start: Uint8Array): boolean {
  const text = String.fromCharCode(...start.subarray(0, markedWithin))
  return Object.entries(marks).some(([type, isMarked]) => type === mediaType && isMarked(text))
}
