// Warnings before ending the response that the plan makes no condition of.
import { lastSaid } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'

export function besideGate(incident: Incident, gate: Gate): string[] {
  const { fault, violation } = incident.kinds
  const stopped = lastSaid(incident, 'v1.serverWeighed')?.body.works === false
  const unsettled = [
    ...(fault.presence === 'investigating' ? ['障害'] : []),
    ...(violation.presence === 'investigating' ? ['不正行為'] : []),
  ]
  return [
    ...isolationsInForce(incident).map(({ body }) => `${body.what}を${body.from}から切り離したままです。`),
    ...(gate === '2-3' && stopped ? ['サーバは「正常に作動しない」と記録されたままです。'] : []),
    ...(gate !== '1-3' && unsettled.length > 0 ? [`${unsettled.join('と')}は「調査中」のままです。`] : []),
  ]
}
