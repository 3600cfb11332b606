// Notices 通報・連絡 that are evidence (1-3, 3-2(3), 3-2(4), 3-4(2), 3-9). A call that was answered tells nobody by itself
// (OP9), and a notice counts for the clauses that it names alone.
import type { Call, Incident, Notice } from '../incident/incident.ts'
import type { OperationOf } from '../incident/operation.ts'
import type { ClauseId } from '../plan/clauses.ts'

/**
 * The notices that tell of somebody told, in record order, whenever they were said: before a suspicion too, for the
 * office knows of the incident. By a call that was not made, that nobody answered, or that went to another office,
 * nobody was told; a call nobody has told the outcome of speaks against nothing.
 */
export function evidentNotices({ notices, calls }: Incident): Notice[] {
  return notices.filter(({ call: id, office }) => {
    const call = id === null ? undefined : calls.get(id)
    if (call === undefined) return true
    return (call.outcome ?? 'connected') === 'connected' && (call.office ?? office) === office
  })
}

/** The notices to one office. */
export function noticesTo(incident: Incident, office: Notice['office']): Notice[] {
  return evidentNotices(incident).filter((notice) => notice.office === office)
}

/** Whether what was said is evidence that this office was told for this clause. */
export function tells(
  { id, body }: OperationOf<'v1.notified'>,
  office: Notice['office'],
  clause: ClauseId,
  incident: Incident,
): boolean {
  return (
    body.clauses.includes(clause) && noticesTo(incident, office).some(({ operation }) => operation === id)
  )
}

/** 話し中 / 応答なし / 番号が使われていない: a try in vain. かけていない is no try. */
export function hasFailed(outcome: Call['outcome']): boolean {
  return outcome === 'busy' || outcome === 'noAnswer' || outcome === 'wrongNumber'
}

/** 3-2(4) */
export const notifiedOffices = ['prefecture', 'agency'] as const

/** The latest answered call to one of these offices of which nobody has said yet that it told them. */
export function unreportedCall(incident: Incident, offices: readonly string[]): Call | null {
  const told = new Set(evidentNotices(incident).map(({ call }) => call))
  const answered = [...incident.calls.values()].findLast(
    ({ id, office, outcome }) =>
      outcome === 'connected' && office !== null && offices.includes(office) && !told.has(id),
  )
  return answered ?? null
}
