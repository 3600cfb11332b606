// Whether chapter 2 applies 障害対応 (1-1), and since when.
import { carried } from '#plan'
import { happenedAt, isSaidAfter, lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'

/** A plan may have no chapter of faults. */
export const hasFaultChapter = carried.some((rule) => rule.startsWith('2-'))

/**
 * 疑い and 有 raise chapter 2; 無 ends it, 調査中 has not raised it yet. Our reading: a server that stands as stopped, grave and
 * long, is a fault whatever is said of the kind.
 */
export function isFaultTrack(incident: Incident): boolean {
  const { presence } = incident.kinds.fault
  if (!hasFaultChapter) return false
  return presence === 'suspected' || presence === 'present' || longStop(incident) !== undefined
}

/** Whether 障害 is 無 while the server stands as stopped: one of the two is to be settled. */
export function isFaultContradicted(incident: Incident): boolean {
  return incident.kinds.fault.presence === 'absent' && longStop(incident) !== undefined
}

/** 極めて重大な障害で長時間に渡るサーバ停止 (2-1(3)). */
export function isLongStop({ body: { works, grave, long } }: OperationOf<'v1.serverWeighed'>): boolean {
  return !works && grave === true && long === true
}

/** The last word on the server, where it is that, and operations were not resumed since. */
function longStop(incident: Incident): OperationOf<'v1.serverWeighed'> | undefined {
  const last = lastSaid(incident, 'v1.serverWeighed')
  if (last === undefined || !isLongStop(last)) return undefined
  const resumed = saidOf(incident, 'v1.resumed').filter(({ body }) => body.clause === '2-3')
  return resumed.some(({ id }) => isSaidAfter(incident, id, last.id)) ? undefined : last
}

/** When the answer that raised it was given (ISO 8601). */
export function faultSince(incident: Incident): string | null {
  const { operation, presence } = incident.kinds.fault
  const raising = presence === 'suspected' || presence === 'present' ? operation : null
  const first = raising ?? longStop(incident)?.id ?? operation
  return first === null ? null : happenedAt(incident, first)
}
