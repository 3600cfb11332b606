// Changes: what was written is told to the rest of this page and to the other tabs. Dexie's liveQuery, tried instead, hears
// other tabs and outlives a replaced handle, but shows a save only after it was answered, and never says what is to be sent.
export type Change =
  /** Operations: said on this device just now, taken in from a bundle, received, numbered anew; or their picture is sent. */
  | { what: 'appended' | 'takenIn' | 'received' | 'numbered' | 'attachmentSent'; subjects: string[] }
  /** This device alone: its own row, its enrolment, a person's look, a picked picture, its summaries. */
  | { what: 'self' | 'enrolled' | 'looked' | 'picked' | 'summarised' }
  /** A text that was kept under the key has become a record, or is not wanted any more. */
  | { what: 'draftForgotten'; key: string; text: string }
type Listener = (change: Change) => void | Promise<void>

export type Changes = {
  /** Tells every other tab and this page; resolves once this page's screens show it. */
  announce: (change: Change) => Promise<void>
  /** Calls the listener at every change, of this page and of other tabs. Returns a function that ends this. */
  onChange: (listener: Listener) => () => void
}

/** `channel`: null where the browser has none, or storage is blocked: other tabs read anew when they are looked at. */
export function createChanges(channel: BroadcastChannel | null): Changes {
  const listeners = new Set<Listener>()
  channel?.addEventListener('message', ({ data }: MessageEvent<Change>) => void tell(data))

  async function tell(change: Change): Promise<void> {
    await Promise.all([...listeners].map((listener) => listener(change)))
  }
  return {
    announce: (change) => {
      channel?.postMessage(change)
      return tell(change)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
