// Resumption 運用の再開 (3-9): after level 3 the council decides it.
import { saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { Duty } from './duty.ts'

/** The council's decision, once level 3 was judged: judging again never lifts it; 誤入力 of the judgement does. */
export function resumptionDuties(incident: Incident): Duty[] {
  if (incident.threat.level3.length === 0) return []
  return [
    {
      id: '3-9 council',
      clause: '3-9',
      office: 'council',
      urgency: null,
      act: 'decideResumption',
      doneBy: saidOf(incident, 'v1.councilDecided')
        .filter(({ body }) => body.item === 'resumption')
        .map(({ id }) => id),
      whereNeeded: false,
    },
  ]
}
