// Sync status: what the screens say about the connection. Only an answer of our protocol counts as one (SY13).
import { reactive } from 'vue'
import type { SyncResult } from './engine.ts'

type SyncStatus = {
  /** The operations of the round trip under way; empty between them. */
  sending: ReadonlySet<string>
  running: boolean
  /** How the last try ended; null before the first. */
  last: SyncResult | null
  /** The server answers, but its stream does not come through: what is new is asked for every minute. */
  asking: boolean
  /** So many lines something on the way does not let through (SY14). */
  passedOver: number
}

export const syncStatus = reactive<SyncStatus>({
  sending: new Set(),
  running: false,
  last: null,
  asking: false,
  passedOver: 0,
})
