// Live: server-sent events as a hint that the record has grown (SY18). Silence for 45 s counts as dead.
import { jsonOrNull, LiveHead, livePath, silenceMs } from '../../shared/sync/protocol.ts'
import { useDevice } from '../record/state/device.ts'
import { ref, watch } from 'vue'

const shortestWaitMs = 5_000
const longestWaitMs = 5 * 60_000

/** Listens while this device is enrolled and its session holds; reconnects with back-off and jitter. */
export function listenLive(hint: () => void): void {
  const device = useDevice()
  // A tab that nobody looks at needs no hint: it reads anew when it is looked at.
  const looking = ref(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', () => {
    looking.value = document.visibilityState === 'visible'
  })
  let source: EventSource | null = null
  let silence: ReturnType<typeof setTimeout> | undefined
  let waitMs = shortestWaitMs

  function connect(): void {
    disconnect()
    const opened = new EventSource(livePath)
    source = opened
    opened.addEventListener('head', ({ data }) => {
      waitMs = shortestWaitMs
      heard()
      if (isNews(data)) hint()
    })
    opened.addEventListener('heartbeat', heard)
    opened.addEventListener('error', () => later())
    heard()
  }

  /** A head that this device's own push has brought it to already is none. */
  function isNews(data: unknown): boolean {
    const head = LiveHead.safeParse(jsonOrNull(String(data))).data
    return head === undefined || head.hash !== device.self?.enrolment?.cursor.hash
  }

  function disconnect(): void {
    clearTimeout(silence)
    source?.close()
    source = null
  }

  function heard(): void {
    clearTimeout(silence)
    silence = setTimeout(later, silenceMs)
  }

  function later(): void {
    disconnect()
    silence = setTimeout(again, waitMs * (0.5 + Math.random() / 2))
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }

  /** A round trip beside the stream tells the person whether the server answers at all. */
  function again(): void {
    if (!wanted()) return
    connect()
    hint()
  }

  const wanted = () => {
    const self = device.self
    return looking.value && self !== null && self.enrolment !== null && !self.sessionEnded
  }
  watch(wanted, (now) => (now ? connect() : disconnect()), { immediate: true })
  // An answer to a round trip proves that there is a way again: the stream need not wait any longer.
  watch(
    () => device.self?.lastAnswerAt,
    () => source === null && wanted() && connect(),
  )
}
