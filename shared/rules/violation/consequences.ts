// Consequences: what judging a level will ask for, said before anybody confirms it (3-2(4), 3-3, 3-4(1)(2), 3-8, 3-9).
import { foldWith } from '../../incident/fold.ts'
import type { Folded } from '../../incident/fold.ts'
import type { Bodies } from '../../incident/operation-bodies.ts'
import type { ClauseId } from '../../plan/clauses.ts'
import type { Plan } from '../../plan/plan.ts'
import type { ThreatLevel } from '../../plan/threat-levels.ts'
import { duties, owedDuties } from '../duties.ts'
import { isCertain } from '../duty.ts'
import type { Duty } from '../duty.ts'

export type Consequence = {
  clause: ClauseId
  id:
    | 'notifyPrefecture'
    | 'reportInternally'
    | 'standDown'
    | 'findCause'
    | 'takeMeasures'
    | 'takeEmergencyMeasures'
    | 'requestCouncil'
    | 'cooperate'
    | 'isolate'
    | 'rightsAtRisk'
    | 'reportToMayor'
    | 'decideResumption'
}

const notify: Consequence = { clause: '3-2(4)', id: 'notifyPrefecture' }
const findCause: Consequence = { clause: '3-3', id: 'findCause' }
const withOthers: Consequence[] = [
  { clause: '3-4(1)', id: 'cooperate' },
  { clause: '3-4(1)', id: 'isolate' },
]

/** In plan order, within a clause in ours: the most pressing first. 3-4(1)'s proviso and 3-4(2) are conditions of their own: they are named, not raised. */
export const consequences: Record<ThreatLevel, readonly Consequence[]> = {
  1: [
    { clause: '3-3', id: 'reportInternally' },
    { clause: '3-3', id: 'standDown' },
  ],
  2: [notify, { clause: '3-3', id: 'takeMeasures' }, findCause, ...withOthers],
  3: [
    notify,
    { clause: '3-3', id: 'takeEmergencyMeasures' },
    { clause: '3-3', id: 'requestCouncil' },
    findCause,
    ...withOthers,
    { clause: '3-4(2)', id: 'rightsAtRisk' },
    { clause: '3-8', id: 'reportToMayor' },
    { clause: '3-9', id: 'decideResumption' },
  ],
}

/** Whom to tell and what to cut off, as far as it is owed now and this judgement would take it away. */
export function droppedBy(folded: Folded, judgement: Bodies['v1.threatAssessed'], plan: Plan): Duty[] {
  const [first] = folded.entries
  if (first === undefined) return []
  const said = { ...first.read.operation, id: 'judged', type: 'v1.threatAssessed', body: judgement } as const
  const after = new Set(duties(foldWith(folded, said).incident, plan).map(({ id }) => id))
  return owedDuties(folded.incident, plan).filter(
    (duty) => dropping.includes(duty.act) && isCertain(duty) && !after.has(duty.id),
  )
}

const dropping: readonly Duty['act'][] = ['notifyPrefecture', 'notifyAtOnce', 'isolate']
