// Left drafts: what was typed in the last moment before a page went comes into the database, sealed, whether or not anybody
// asks for it (ST10).
import { keptDraft, left, unwritten } from '../log/drafts.ts'
import { phone } from '../log/this-phone.ts'

export async function takeInLeft(): Promise<void> {
  // What is typed here meanwhile is newer.
  for (const key of leftKeys()) if (!unwritten.has(key)) await keptDraft(phone, key)
}

function leftKeys(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(left) ? key.slice(left.length) : []))
  } catch {
    return []
  }
}
