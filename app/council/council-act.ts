// What comes first on the council's screen, so that one button leads: 求める, 招集, 開催, 決定 (1-4).
import type { Meeting } from '../../shared/incident/council.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'

export type CouncilAct = 'request' | 'convene' | 'hold' | 'decide'

/** `meeting`: the newest; null: none. Nobody has to ask for a council that was convened. */
export function nextCouncilAct(incident: Incident, meeting: Meeting | null): CouncilAct {
  if (meeting?.held) return 'decide'
  if (meeting?.convened) return 'hold'
  return saidOf(incident, 'v1.councilRequested').length > 0 ? 'convene' : 'request'
}
