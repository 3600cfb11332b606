// What was weighed of the server (2-1(3)), as it is read out.
import { lastSaid } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { spoken } from './spoken.ts'
import type { Sentence } from './spoken.ts'

export function serverInSpeech(incident: Incident): Sentence[] {
  const weighed = lastSaid(incident, 'v1.serverWeighed')?.body
  if (weighed === undefined) return []
  if (weighed.works) return [spoken`サーバは${'正常に作動しています'}。`]
  const found = [
    ...(weighed.grave === true ? ['極めて重大な障害'] : []),
    ...(weighed.long === true ? ['長時間に渡るサーバ停止'] : []),
  ]
  return [
    spoken`サーバは${'正常に作動していません'}。`,
    ...(found.length === 0 ? [] : [spoken`${found.join('、')}と判断しています。`]),
    ...(weighed.outlook === null ? [] : [spoken`停止見込みは${weighed.outlook}です。`]),
  ]
}
