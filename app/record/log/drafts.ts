// Drafts 下書き: what is being typed, kept over a reload; never an operation, never sent (ST4).
import { announce } from './changes.ts'
import { withDatabase } from './database.ts'

/** Texts that the database does not hold yet. */
const unwritten = new Map<string, string>()

// A page that is put away waits for no database: what it could not write goes where writing is done at once.
addEventListener('pagehide', () => {
  for (const [key, text] of unwritten) leave(key, text)
})

export async function keepDraft(key: string, text: string): Promise<void> {
  unwritten.set(key, text)
  await withDatabase(({ drafts }) => drafts.put({ key, text, savedAt: new Date().toISOString() }))
  written(key, text)
}

/** Forgets the text under `key` where it is this one still: another tab may have kept its own there since. */
export async function forgetDraft(key: string, text: string): Promise<void> {
  unwritten.set(key, '')
  await withDatabase((database) =>
    database.transaction('rw', database.drafts, async () => {
      if ((await database.drafts.get(key))?.text === text) await database.drafts.delete(key)
    }),
  )
  written(key, '')
  await announce({ what: 'draftForgotten', key, text })
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
export async function keptDraft(key: string): Promise<string> {
  const left = leftBehind(key)
  if (left === null) return (await withDatabase((database) => database.drafts.get(key)))?.text ?? ''
  void (left === '' ? dropDraft(key) : keepDraft(key, left)).catch(() => {})
  return left
}

async function dropDraft(key: string): Promise<void> {
  await withDatabase((database) => database.drafts.delete(key))
  if (!unwritten.has(key)) leave(key, null)
}

function leave(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(`draft ${key}`)
    else localStorage.setItem(`draft ${key}`, text)
  } catch {
    // Storage that is refused or full: the database has all but the last moment.
  }
}

function leftBehind(key: string): string | null {
  try {
    return localStorage.getItem(`draft ${key}`)
  } catch {
    return null
  }
}
