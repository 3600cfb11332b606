// 切離し and the 再組込み that ended it, as the screens show them: what is cut off now first.
import type { Incident } from '../../shared/incident/incident.ts'
import { isolations } from '../../shared/rules/violation/isolation.ts'
import type { CutOff } from '../record/derived/summary.ts'

/** Of measures, where a 切離し is the only one: the record must not read as if nothing was done. */
export const besideCutOff = '切離しのほかに記録なし'

export function cutOffs(incident: Incident): CutOff[] {
  const all = isolations(incident).map(({ isolated: { id, at, body }, reconnected }) => ({
    id,
    what: body.what,
    from: body.from,
    at,
    joined: reconnected?.at ?? null,
  }))
  return all.toSorted((a, b) => Number(a.joined !== null) - Number(b.joined !== null))
}
