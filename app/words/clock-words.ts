// A device's clock that is wrong, in words: by how much, where a server has said so, else by the year it shows.
import { lastMs } from '../../shared/incident/clock-bounds.ts'
import { longDate } from './long-date.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const yearMs = 365 * dayMs

/** Nearer than this to the server's it is right (別記). */
const mostMs = 10 * minuteMs
/** No device that runs this app lives before it. */
const appBegan = Date.parse('2026-01-01T00:00:00+09:00')

/** `offsetMs`: the server's clock less this one; null: no server has answered yet. Null: nothing speaks against it. */
export function wrongClock(offsetMs: number | null, nowMs: number): string | null {
  if (offsetMs === null) {
    if (nowMs >= appBegan && nowMs <= lastMs) return null
    const day = longDate(new Date(nowMs))
    return `この端末の日付が${day === '' ? '正しくありません' : `${day}になっています`}。記録の日時を確かめてください。`
  }
  if (Math.abs(offsetMs) <= mostMs) return null
  const way = offsetMs < 0 ? '進んで' : '遅れて'
  return `この端末の時計が${span(Math.abs(offsetMs))}${way}います。記録の日時を確かめてください。`
}

function span(ms: number): string {
  if (ms >= yearMs) return `約${Math.round(ms / yearMs)}年`
  if (ms >= dayMs) return `約${Math.round(ms / dayMs)}日`
  return ms >= hourMs ? `約${Math.round(ms / hourMs)}時間` : `${Math.round(ms / minuteMs)}分`
}
