// Tap notes 発信操作: a tap on a number, written down synchronously before the dialler takes the screen (ST3).
// The few inline lines of the call screen write them; the app moves each into the record, once, by its id. What is written
// at once can't be sealed: until then ids, number and time rest in local storage, and no name (ST10).
import { v7 as uuidv7 } from 'uuid'
import { callsSubject } from '../../shared/incident/subjects.ts'

const storageKey = 'tap-notes'
const maxNotes = 1000

export type TapNote = {
  id: string
  subject: string
  contact: string | null
  office: string | null
  number: string
  atMs: number
}

declare global {
  var unstoredTapNotes: TapNote[] | undefined
  var tappedNames: Map<string, string> | undefined
}

/**
 * Notes that could not be stored (storage blocked or full): they live as long as the page does. On the window, because
 * the page's inline lines and the app are bundled apart and each has this module for itself.
 */
const unstored = (globalThis.unstoredTapNotes ??= [])

/** What was tapped is called, by the id of its note: as long as the page lives. */
export const tappedNames = (globalThis.tappedNames ??= new Map())

/** The second tap of a double tap dials nothing more. */
const doubleTapMs = 500
let lastTap = { number: '', subject: '', atMs: -doubleTapMs }

/** Notes a tap on a `tel:` link; the link itself dials, whatever happens here. */
export function noteTap(link: HTMLAnchorElement, atMs: number): void {
  const number = link.href.replace(/^tel:/, '')
  const subject = link.dataset['subject'] ?? callsSubject
  const again = number === lastTap.number && subject === lastTap.subject
  if (again && Math.abs(atMs - lastTap.atMs) < doubleTapMs) return
  lastTap = { number, subject, atMs }
  const note: TapNote = {
    id: uuidv7({ msecs: atMs, random: crypto.getRandomValues(new Uint8Array(16)) }),
    subject,
    contact: link.dataset['contact'] ?? null,
    office: link.dataset['office'] ?? null,
    number,
    atMs,
  }
  tappedNames.set(note.id, link.dataset['name'] ?? number)
  try {
    localStorage.setItem(storageKey, JSON.stringify([...stored(), note].slice(-maxNotes)))
  } catch {
    unstored.push(note)
  }
  dispatchEvent(new Event(tapNoted))
}

/** Fired on the window after a tap was noted. */
export const tapNoted = 'tap-noted'

/** The stored notes as they stand; text that is not a list counts as none. */
export function stored(): unknown[] {
  try {
    const notes: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(notes) ? notes : []
  } catch {
    return []
  }
}

/** Everything noted and not yet forgotten. */
export function tapNotes(): unknown[] {
  return [...stored(), ...unstored]
}

/** Forgets notes that the record now holds. */
export function forgetTapNotes(ids: ReadonlySet<string>): void {
  const kept = stored().filter((note) => !ids.has(idOf(note)))
  unstored.splice(0, unstored.length, ...unstored.filter(({ id }) => !ids.has(id)))
  try {
    if (kept.length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(kept))
  } catch {
    // Storage that can't be written held nothing to forget.
  }
}

function idOf(note: unknown): string {
  return typeof note === 'object' && note !== null && 'id' in note ? String(note.id) : ''
}
