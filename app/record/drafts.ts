// Drafts 下書き: what is being typed, kept over a reload; never an operation, never sent (ST4).
import { withDatabase } from './database.ts'

/** Keeps the text under `key`; an empty one is forgotten. */
export async function keepDraft(key: string, text: string): Promise<void> {
  await withDatabase(async ({ drafts }) => {
    if (text === '') await drafts.delete(key)
    else await drafts.put({ key, text, savedAt: new Date().toISOString() })
  })
}

/** The kept text; empty where there is none. */
export async function keptDraft(key: string): Promise<string> {
  return (await withDatabase((database) => database.drafts.get(key)))?.text ?? ''
}
