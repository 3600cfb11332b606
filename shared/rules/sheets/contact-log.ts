// Contact log 発信・通報・連絡 (1-3, 3-2, 3-4(2), 3-9): whom, on which number, when, who answered, what came of it. A call and
// the first notice that was given by it are one line.
import { follows } from '../../incident/moments.ts'
import type { Call, Incident, Notice } from '../../incident/incident.ts'
import { isOutsideTown } from '../../plan/offices.ts'
import { evidentNotices } from '../notices.ts'
import { failedTries } from '../violation/notification.ts'

export type Contacted = {
  at: string
  call: Call | null
  notice: Notice | null
  /** Where the agency was told directly (3-2(4)): the last try of the prefecture that was in vain before. */
  failedTry: Call | null
}

/** Every call and every notice that is evidence (OP9), by the time it happened. */
export function contactLog(incident: Incident): Contacted[] {
  const notices = evidentNotices(incident)
  const byCall = new Map(notices.toReversed().map((notice) => [notice.call, notice]))
  const line = (at: string, call: Call | null, notice: Notice | null): Contacted => ({
    at,
    call,
    notice,
    failedTry: directAfter(incident, notice),
  })
  const calls = [...incident.calls.values()].map((call) => line(call.at, call, byCall.get(call.id) ?? null))
  const told = new Set(calls.map(({ notice }) => notice))
  const others = notices.filter((notice) => !told.has(notice)).map((notice) => line(notice.at, null, notice))
  return [...calls, ...others].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** 関係機関への連絡 (1-3): not the town's own offices, nor who found the event. */
export function isOutside({ call, notice }: Contacted): boolean {
  return isOutsideTown(notice?.office ?? call?.office ?? null)
}

function directAfter(incident: Incident, notice: Notice | null): Call | null {
  const isDirect = notice?.office === 'agency' && notice.clauses.includes('3-2(4)')
  if (!isDirect) return null
  const tries = failedTries(incident, notice.operation)
  return tries.find(({ id }) => !follows(incident, id, notice.operation)) ?? tries[0] ?? null
}
