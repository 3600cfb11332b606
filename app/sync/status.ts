// Sync status: what the screens say about the connection. Only an answer of our protocol counts as one (SY13).
import { reactive } from 'vue'
import type { Health } from '../../shared/sync/health.ts'
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
  /** As the server said last; null before it was asked. `isIll`: something is wrong with its keeping. */
  health: Health | null
  isIll: boolean
}

export const syncStatus = reactive<SyncStatus>({
  sending: new Set(),
  running: false,
  last: null,
  asking: false,
  passedOver: 0,
  health: null,
  isIll: false,
})
