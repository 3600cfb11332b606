// Changes: what was written is told to the rest of this page and to the other tabs.
export type Change = { subjects: string[]; appended: boolean }
type Listener = (change: Change) => void

const channel = new BroadcastChannel('record-changes')
const listeners = new Set<Listener>()

channel.addEventListener('message', ({ data }: MessageEvent<Change>) => tell(data))

/** Tells this page and every other tab that operations of these subjects, or this device's row, have changed. */
export function announce(change: Change): void {
  tell(change)
  channel.postMessage(change)
}

export function onChange(listener: Listener): void {
  listeners.add(listener)
}

function tell(change: Change): void {
  for (const listener of listeners) listener(change)
}
