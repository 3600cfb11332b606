// A text file as a town has one: UTF-8, or Shift_JIS as older machines write it.
export type ReadText = { ok: true; text: string } | { ok: false; reason: 'tooLarge' | 'notText' }

/** The ordinance has 23 KB; no plan has a hundred times that. */
export const maxTextFileBytes = 2 * 1024 * 1024

/** A text that is neither, or holds U+0000, is no text. */
export function readText(bytes: Uint8Array): ReadText {
  if (bytes.length > maxTextFileBytes) return { ok: false, reason: 'tooLarge' }
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'shift_jis')
  return text === null || text.includes('\0') ? { ok: false, reason: 'notText' } : { ok: true, text }
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
