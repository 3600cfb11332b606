// Changes: what was written is told to the rest of this page and to the other tabs.
export type Change = {
  subjects: string[]
  /** This device has said it, just now. */
  appended: boolean
  /** It waits for the server. */
  toSend?: true
  /** Summaries were made anew. */
  summarised?: true
}
type Listener = (change: Change) => void | Promise<void>

const channel = openChannel()
const listeners = new Set<Listener>()

channel?.addEventListener('message', ({ data }: MessageEvent<Change>) => void tell(data))

/**
 * Tells every other tab and this page that operations of these subjects, or this device's row, have changed; resolves
 * once this page's screens show it.
 */
export async function announce(change: Change): Promise<void> {
  channel?.postMessage(change)
  await tell(change)
}

/** Null where the browser has none, or storage is blocked: other tabs then read anew when they are looked at. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('record-changes')
  } catch {
    return null
  }
}

/** Answers what ends the listening. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function tell(change: Change): Promise<void> {
  await Promise.all([...listeners].map((listener) => listener(change)))
}
