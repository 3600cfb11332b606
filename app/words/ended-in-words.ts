// How an incident ended, or a drill 訓練, which ends when somebody says so; empty: it goes on.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { endingInWords } from './ending-words.ts'

export function endedInWords(incident: Incident): string[] {
  const drillEnded = incident.drill && saidOf(incident, 'v1.drillEnded').length > 0
  return [...(drillEnded ? ['訓練を終えました'] : []), ...endingsOf(incident).map(endingInWords)]
}
