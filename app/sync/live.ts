// Live: server-sent events as a hint that the record has grown (SY18). A stream that is silent for 45 s, as behind a proxy
// that holds it back, is opened anew, and what is new is asked for meanwhile.
import { askingMs, jsonOrNull, LiveHead, livePath, silenceMs } from '../../shared/sync/protocol.ts'
import { useDevice } from '../record/state/device.ts'
import { ref, watch } from 'vue'
import type { SyncResult } from './engine.ts'
import { syncStatus } from './status.ts'

const shortestWaitMs = 5_000
const longestWaitMs = 5 * 60_000

/**
 * Listens while this device is enrolled and its session holds; reconnects with back-off and jitter. `ask`: a round trip;
 * null: one is under way.
 */
export function listenLive(ask: (isNews?: boolean) => Promise<SyncResult | null>): void {
  const device = useDevice()
  // A tab that nobody looks at needs no hint: it reads anew when it is looked at.
  const looking = ref(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', () => {
    looking.value = document.visibilityState === 'visible'
  })
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = shortestWaitMs
  /** Streams that ended or stayed silent since one was heard. */
  let lost = 0
  /** Another page of this device has taken the place of this one's stream. */
  let replaced = false

  function connect(): void {
    disconnect()
    const opened = new EventSource(livePath)
    source = opened
    opened.addEventListener('head', ({ data }) => {
      waitMs = shortestWaitMs
      heard()
      if (isNews(data)) void ask(true)
    })
    opened.addEventListener('heartbeat', heard)
    opened.addEventListener('replaced', () => {
      replaced = true
      lost += 1
      waitMs = askingMs
      later()
    })
    opened.addEventListener('error', later)
    listen()
  }

  /** A head that this device's own push has brought it to already is none. */
  function isNews(data: unknown): boolean {
    const head = LiveHead.safeParse(jsonOrNull(String(data))).data
    return head === undefined || head.hash !== device.self?.enrolment?.cursor.hash
  }

  function disconnect(): void {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  function heard(): void {
    lost = 0
    syncStatus.asking = false
    listen()
  }

  function listen(): void {
    clearTimeout(timer)
    timer = setTimeout(silent, silenceMs)
  }

  /** One that stays silent where the server answers is held back: that needs no second proof. */
  function silent(): void {
    lost += 1
    void again()
  }

  function later(): void {
    disconnect()
    timer = setTimeout(again, waitMs * (0.5 + Math.random() / 2))
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }

  /** A round trip beside the stream tells whether the server answers at all: only then it is asked again soon. */
  async function again(): Promise<void> {
    if (!wanted()) return
    lost += 1
    if (replaced) later()
    else connect()
    const result = await ask()
    if (lost === 0 || result === null) return
    syncStatus.asking = result === 'done' && lost > 1
    if (result === 'done') waitMs = Math.min(waitMs, askingMs)
    else if (source !== null) later()
  }

  const wanted = () => {
    const self = device.self
    return looking.value && self !== null && self.enrolment !== null && !self.sessionEnded
  }
  watch(
    wanted,
    (now) => {
      replaced = false
      syncStatus.asking = false
      if (now) connect()
      else disconnect()
    },
    { immediate: true },
  )
  // An answer to a round trip proves that there is a way again: the stream need not wait any longer.
  watch(
    () => device.self?.lastAnswerAt,
    () => source === null && !syncStatus.asking && !replaced && wanted() && connect(),
  )
}
