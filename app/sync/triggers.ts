// Triggers: when this page syncs. After each write that leaves something to send (SY20), when the connection or the page
// comes back, on a live hint, on a timer that backs off with jitter, by the worker in the background, and by hand.
import type { Change } from '../record/log/changes.ts'
import type { SyncResult } from './engine.ts'
import { syncStatus } from './status.ts'
import { phone } from '../record/log/this-phone.ts'

export const backgroundSyncTag = 'outbox'
const shortestWaitMs = 5_000
const longestWaitMs = 5 * 60_000
const leavesToSend: readonly Change['what'][] = ['appended', 'takenIn', 'picked', 'enrolled']

let waitMs = shortestWaitMs
let timer: ReturnType<typeof setTimeout> | undefined
let wanted = false
/** The live stream has told of something new. */
let hinted = false
let listening = false

/** Starts syncing for the life of this page. */
export function startSync(): void {
  phone.onChange(({ what }) => {
    if (!leavesToSend.includes(what)) return
    void askForBackgroundSync()
    void syncNow()
  })
  addEventListener('online', () => void syncNow())
  addEventListener('pageshow', () => void syncNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void syncNow()
  })
  void syncNow()
}

/** Syncs now, or once more after the round now under way. Returns how it ended. */
export async function syncNow(isNews = false): Promise<SyncResult | null> {
  wanted = true
  hinted ||= isNews
  if (syncStatus.running) return null
  syncStatus.running = true
  while (wanted) {
    wanted = false
    syncStatus.last = await once()
  }
  if (syncStatus.last === 'done') void sendAttachments()
  if (syncStatus.last !== 'notEnrolled') void askHealth(syncStatus.last === 'unreachable')
  syncStatus.running = false
  plan(syncStatus.last)
  return syncStatus.last
}

async function once(): Promise<SyncResult> {
  try {
    const [{ passedOver, sync }, { listenLive }] = await Promise.all([
      import('./engine.ts'),
      import('./live.ts'),
    ])
    if (!listening) listenLive(syncNow)
    listening = true
    const isNews = hinted
    hinted = false
    const result = await sync(phone, { isNews, progress: (ids) => (syncStatus.sending = new Set(ids)) })
    syncStatus.passedOver = passedOver(phone).size
    return result
  } catch {
    // The lock was taken over, the database is away, or the engine did not come: nothing is lost, the next try begins afresh.
    return 'unreachable'
  }
}

async function askHealth(isAway: boolean): Promise<void> {
  const health = await import('./server-health.ts').catch(() => null)
  await health?.askHealth(phone, isAway)
}

/** Pictures go after all text, and nothing waits for them (AT3). */
async function sendAttachments(): Promise<void> {
  const { sendWaiting } = await import('./attachments.ts')
  await sendWaiting(phone)
}

function plan(result: SyncResult | null): void {
  clearTimeout(timer)
  if (result === 'notEnrolled' || result === 'sessionEnded') return
  if (result !== 'unreachable') waitMs = shortestWaitMs
  const wait = result === 'unreachable' ? waitMs : longestWaitMs
  timer = setTimeout(tryAgain, wait * (0.5 + Math.random() / 2))
}

/** Only the timer's own tries lengthen its wait: a night of writing without a server must not put the next one off. */
function tryAgain(): void {
  waitMs = Math.min(waitMs * 2, longestWaitMs)
  void syncNow()
}

async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  if (registration === undefined || !('sync' in registration)) return
  const { sync: background } = registration
  if (typeof background !== 'object' || background === null || !('register' in background)) return
  if (typeof background.register !== 'function') return
  try {
    await background.register(backgroundSyncTag)
  } catch {
    // Refused by the person or the browser: the other triggers stand.
  }
}
