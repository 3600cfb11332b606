// The council 情報保護管理会議 at a glance: asked for, convened, held, and what waits for 事後承認.
import { lastSaid } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { awaitingRatification } from '../../shared/rules/council/council.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { shortTime } from './dates.ts'

const calling: readonly Duty['act'][] = ['requestCouncil', 'conveneCouncil', 'holdCouncil']

export function councilState(
  incident: Incident,
  duties: readonly Duty[],
  now: Date,
): { what: string; time: string | null; waits: string | null; owed: boolean } {
  const owed = duties.some((duty) => isOwed(duty) && calling.includes(duty.act))
  const steps = [
    ['開催', lastSaid(incident, 'v1.councilHeld')],
    ['招集', lastSaid(incident, 'v1.councilConvened')],
    ['求めた', lastSaid(incident, 'v1.councilRequested')],
  ] as const
  const [name, said] = steps.find(([, one]) => one !== undefined) ?? ['', undefined]
  if (said === undefined) return { what: owed ? '会議 未' : '会議 —', time: null, waits: null, owed }
  const waiting = awaitingRatification(incident).length
  const waits = waiting === 0 ? null : `事後承認 ${waiting}件待ち`
  return { what: `会議 ${name}`, time: shortTime(said.at, now), waits, owed }
}
