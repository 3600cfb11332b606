// An incident's threat level 脅威度 as the screens show it.
import { governingLevel, isThreatDivided, standingOf } from '../../shared/incident/threat.ts'
import type { Threat } from '../../shared/incident/threat.ts'
import type { ShownLevel } from '../record/derived/summary.ts'

export function shownLevel(threat: Threat): ShownLevel {
  return {
    judged: governingLevel(threat),
    likely: standingOf(threat, 'suspected')[0]?.level ?? null,
    divided: isThreatDivided(threat),
  }
}
