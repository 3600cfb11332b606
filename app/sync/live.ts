// Live: server-sent events as a hint that the record has grown (SY18). Silence for 45 s counts as dead.
import { livePath, silenceMs } from '../../shared/sync/protocol.ts'
import { useDevice } from '../record/device.ts'
import { watch } from 'vue'

const shortestWaitMs = 5_000
const longestWaitMs = 5 * 60_000

/** Listens while this device is enrolled and its session holds; reconnects with back-off and jitter. */
export function listenLive(hint: () => void): void {
  const device = useDevice()
  let source: EventSource | null = null
  let silence: ReturnType<typeof setTimeout> | undefined
  let waitMs = shortestWaitMs

  function connect(): void {
    disconnect()
    const opened = new EventSource(livePath)
    source = opened
    opened.addEventListener('head', () => {
      waitMs = shortestWaitMs
      heard()
      hint()
    })
    opened.addEventListener('heartbeat', heard)
    opened.addEventListener('error', () => later())
    heard()
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
    silence = setTimeout(() => wanted() && connect(), waitMs * (0.5 + Math.random() / 2))
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }

  const wanted = () => {
    const self = device.self
    return self !== null && self.enrolment !== null && !self.sessionEnded
  }
  watch(wanted, (now) => (now ? connect() : disconnect()), { immediate: true })
}
