// What the form of a judgement begins with: the grounds of the last one, and the level that the record asks to be weighed.
import type { Folded } from '../../shared/incident/fold.ts'
import { findings } from '#plan'
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { ThreatLevel } from '../../shared/plan/schemas.ts'
import { isRiskReady } from '../../shared/rules/violation/containment.ts'

type Stands = { examples: string[]; level?: ThreatLevel; reason?: string }

export function judgementStands(folded: Folded): Stands {
  return { examples: lastTicked(folded), ...proposed(folded) }
}

/** The grounds of the last suspicion or judgement that stands. */
function lastTicked({ incident, entries }: Folded): string[] {
  const standing = new Set(incident.threat.judgements.standing.map(({ operation }) => operation))
  const last = entries.findLast(({ read }) => standing.has(read.operation.id))?.standing.read
  if (last?.known !== true) return []
  const { operation } = last
  return operation.type === 'v1.threatSuspected' || operation.type === 'v1.threatAssessed'
    ? [...operation.body.examples]
    : []
}

/** Found under a lower level, 3-4(2) asks for level 3: it stands chosen with its reason, for the person to change. */
function proposed({ incident }: Folded): Omit<Stands, 'examples'> {
  if (!isRiskReady(incident)) return {}
  return { level: 3, reason: `${findings.rightsAtRisk}と認めたため(${clauseLabel('3-4(2)')})` }
}
