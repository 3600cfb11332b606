// 切離し中: what is cut off now, as the screens show it.
import type { Incident } from '../../shared/incident/incident.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import type { CutOff } from '../record/derived/summary.ts'

export function cutOffNow(incident: Incident): CutOff[] {
  return isolationsInForce(incident).map(({ id, at, body: { what, from } }) => ({ id, what, from, at }))
}
