// Drafts 下書き: what is being typed, kept over a reload; never an operation, never sent (ST4).
import { openText, sealText } from './codec.ts'
import type { Draft } from './database.ts'
import type { Phone } from './phone.ts'

export const left = 'draft '

/** Texts that the database does not hold yet. */
export const unwritten = new Map<string, string>()

// A page that is put away waits for no database: what it could not write goes where writing is done at once.
addEventListener('pagehide', () => {
  for (const [key, text] of unwritten) leave(key, text)
})

export async function keepDraft(phone: Phone, key: string, text: string): Promise<void> {
  unwritten.set(key, text)
  // In the order in which it was typed.
  await phone.inTurn(async () => {
    const sealed = await sealText(phone.codec, text)
    const savedAt = new Date(phone.now()).toISOString()
    await phone.withDatabase(({ drafts }) => drafts.put({ key, sealed, savedAt }))
  })
  written(key, text)
  phone.memory.drafted?.()
}

/** Forgets the text under `key` where it is this one still: another tab may have kept its own there since. */
export async function forgetDraft(phone: Phone, key: string, text: string): Promise<void> {
  unwritten.set(key, '')
  await phone.inTurn(() =>
    phone.withDatabase(async (database) => {
      const kept = await database.drafts.get(key)
      if (kept === undefined || (await openText(phone.codec, kept.sealed)) !== text) return
      await database.transaction('rw', database.drafts, async () => {
        if (isSame(kept, await database.drafts.get(key))) await database.drafts.delete(key)
      })
    }),
  )
  written(key, '')
  await phone.announce({ what: 'draftForgotten', key, text })
}

/** Another tab may have kept a text of its own meanwhile. */
function isSame(before: Draft, now: Draft | undefined): boolean {
  return (
    now?.savedAt === before.savedAt &&
    now.sealed.length === before.sealed.length &&
    now.sealed.every((byte, at) => byte === before.sealed[at])
  )
}

function written(key: string, text: string): void {
  if (unwritten.get(key) !== text) return
  unwritten.delete(key)
  leave(key, null)
}

/**
 * The kept text; empty where there is none. What a page left behind is newer than what the database has, and comes into
 * it, so that it can be forgotten; nobody waits for that.
 */
export async function keptDraft(phone: Phone, key: string): Promise<string> {
  const underway = unwritten.get(key)
  if (underway !== undefined) return underway
  const behind = leftBehind(key)
  if (behind === null) {
    const kept = await phone.withDatabase((database) => database.drafts.get(key))
    return kept === undefined ? '' : openText(phone.codec, kept.sealed)
  }
  void (behind === '' ? dropDraft(phone, key) : keepDraft(phone, key, behind)).catch(() => {})
  return behind
}

async function dropDraft(phone: Phone, key: string): Promise<void> {
  await phone.withDatabase((database) => database.drafts.delete(key))
  if (!unwritten.has(key)) leave(key, null)
}

function leave(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(`${left}${key}`)
    else localStorage.setItem(`${left}${key}`, text)
  } catch {
    // Storage that is refused or full: the database has all but the last moment.
  }
}

function leftBehind(key: string): string | null {
  try {
    return localStorage.getItem(`${left}${key}`)
  } catch {
    return null
  }
}
