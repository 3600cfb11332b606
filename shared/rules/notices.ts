// Notices 通報・連絡 that are evidence (3-2(3), 3-2(4)). A call that was answered tells nobody by itself (OP9).
import type { Incident, Notice } from '../incident/incident.ts'

/** The notices to an office, in record order. By a call that was not made, or that nobody answered, nobody was told. */
export function noticesTo({ notices, calls }: Incident, office: Notice['office']): Notice[] {
  return notices.filter((notice) => {
    const outcome = notice.call === null ? null : (calls.get(notice.call)?.outcome ?? null)
    return notice.office === office && (outcome === null || outcome === 'connected')
  })
}
