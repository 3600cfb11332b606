// Council 情報保護管理会議 (1-4, 2-2): convened by 情報保護統括責任者, its items decided, or approved afterwards 事後承認.
// That it is asked for stands in 2-1(3) and 3-3: two duties of two people.
import { follows, isSaidAfter, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import type { Plan } from '../../plan/plan.ts'
import { duty, idsOf, isUnder } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { isFaultTrack } from '../fault/fault-track.ts'

/** The duties of 1-4, in its order. No urgency word; 随時 and beside the other work (1-4 なお書), nothing waits for it. */
export function councilDuties(incident: Incident, plan: Plan): Duty[] {
  return [...convening(incident), ...deciding(incident, plan), ...ratifying(incident)]
}

/** Our reading: a request is met by any convening that follows it. */
function convening(incident: Incident): Duty[] {
  const request = saidOf(incident, 'v1.councilRequested').at(-1)
  if (request === undefined) return []
  const convened = idsOf(incident, 'v1.councilConvened').filter((id) => follows(incident, id, request.id))
  const common = { clause: '1-4', office: 'protectionChief', act: 'conveneCouncil' } as const
  return [duty({ ...common, id: '1-4 convene', since: request.at, doneBy: convened })]
}

/** Our reading: once it was convened, each item of the agenda is owed a decision, at whichever meeting. */
function deciding(incident: Incident, plan: Plan): Duty[] {
  const [first] = saidOf(incident, 'v1.councilConvened')
  if (first === undefined) return []
  const decisions = saidOf(incident, 'v1.councilDecided')
  const all = plan.agenda.every(({ id }) => decisions.some(({ body }) => body.item === id))
  const doneBy = all ? decisions.map(({ id }) => id) : []
  return [
    duty({
      id: '1-4 decide',
      clause: '1-4',
      office: 'council',
      act: 'decideAgenda',
      since: first.at,
      doneBy,
    }),
  ]
}

/** 事後承認: owed where needed for what was cut off before the council decided, once there is a council to do so. */
function ratifying(incident: Incident): Duty[] {
  const isThere = [...idsOf(incident, 'v1.councilRequested'), ...idsOf(incident, 'v1.councilConvened')]
  const [first] = isolationsBeforeCouncil(incident)
  if (first === undefined || isThere.length === 0) return []
  return [
    duty({
      id: '1-4 ratify',
      clause: '1-4',
      office: 'council',
      condition: '必要に応じて',
      act: 'ratify',
      since: first.at,
      doneBy: awaitingRatification(incident).length > 0 ? [] : approvals(incident).map(({ id }) => id),
    }),
  ]
}

/** 事後承認待ち: what was cut off before the council decided on it, and that no decision has approved by name. */
export function awaitingRatification(incident: Incident): OperationOf<'v1.isolated'>[] {
  const approved = new Set(approvals(incident).flatMap(({ body }) => body.ratifies ?? []))
  return isolationsBeforeCouncil(incident).filter(({ id }) => !approved.has(id))
}

/** What was cut off under 3-4 before any decision on 緊急かつ重大な事項に係る措置. */
function isolationsBeforeCouncil(incident: Incident): OperationOf<'v1.isolated'>[] {
  const decided = saidOf(incident, 'v1.councilDecided').filter(
    (decision) => decision.body.item === 'urgentMeasures' && !isApproval(decision),
  )
  return saidOf(incident, 'v1.isolated').filter(
    ({ id, body }) =>
      isUnder(body.clause, '3-4') && decided.every((decision) => !isSaidAfter(incident, id, decision.id)),
  )
}

function approvals(incident: Incident): OperationOf<'v1.councilDecided'>[] {
  return saidOf(incident, 'v1.councilDecided').filter(isApproval)
}

function isApproval({ body: { ratifies = [] } }: OperationOf<'v1.councilDecided'>): boolean {
  return ratifies.length > 0
}

/** 2-2: what the council decided as 緊急かつ必要性の高いもの is begun at once. Chapter 2 alone has the duty. */
export function urgentDecisionDuties(incident: Incident): Duty[] {
  if (!isFaultTrack(incident)) return []
  const started = saidOf(incident, 'v1.decisionStarted')
  return saidOf(incident, 'v1.councilDecided')
    .filter(({ body }) => body.urgent === true)
    .map(({ id, at }) =>
      duty({
        id: `2-2 begin ${id}`,
        clause: '2-2',
        office: 'identityManager',
        urgency: '直ちに',
        act: 'beginDecision',
        since: at,
        doneBy: started.filter(({ body }) => body.decision === id).map((start) => start.id),
      }),
    )
}
