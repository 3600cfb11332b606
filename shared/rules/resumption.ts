// Resumption 運用の再開 (3-9): after level 3 the council decides it.
import type { Incident } from '../incident/incident.ts'
import type { Duty } from './duty.ts'

/** The council's decision, once level 3 was judged: judging again never lifts it; 誤入力 of the judgement does. */
export function resumptionDuties({ threat, decisions }: Incident): Duty[] {
  if (threat.level3.length === 0) return []
  return [
    {
      id: '3-9 council',
      clause: '3-9',
      office: 'council',
      urgency: null,
      act: 'decideResumption',
      doneBy: decisions.filter(({ item }) => item === 'resumption').map(({ operation }) => operation),
      whereNeeded: false,
    },
  ]
}
