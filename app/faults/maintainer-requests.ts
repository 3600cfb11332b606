// What 保守委託事業者 is asked for, under which clause and by which office: 緊急対策職員 asks for 適切な対応, all else is
// asked by 本人確認情報管理責任者 (2-1(1)(2)(4)).
import type { MaintainerRequest } from '../../shared/incident/fault-bodies.ts'
import { maintainerRequestIds } from '../../shared/incident/fault-bodies.ts'
import type { ClauseId } from '../../shared/plan/clauses.ts'
import { maintainerRequests } from '../words/fault-words.ts'

const clauses: Record<MaintainerRequest, ClauseId> = {
  respond: '2-1(1)',
  findCause: '2-1(2)',
  remedy: '2-1(2)',
  repair: '2-1(4)',
  restoration: '2-1(4)',
  exchange: '2-1(4)',
}

/** By id: the request with its clause, in plan order. */
export const requestOptions: Record<string, string> = Object.fromEntries(
  maintainerRequestIds.map((id) => [id, `${maintainerRequests[id]} ${clauses[id]}`]),
)

export function requestsAmong(ids: readonly string[]): MaintainerRequest[] {
  return maintainerRequestIds.filter((id) => ids.includes(id))
}

/** The office that makes these requests. */
export function requestedBy(requests: readonly MaintainerRequest[]): 'responder' | 'identityManager' {
  return requests.every((request) => request === 'respond') ? 'responder' : 'identityManager'
}
