// Fault report 障害報告 (別紙2, 2-1(2)): what 緊急対策職員 found, and what 本人確認情報管理責任者 made of it (2-1(3) to 2-3).
// From the record alone; null: nobody has said yet.
import { faultKinds } from '#plan'
import { lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'

type Last<T extends Parameters<typeof lastSaid>[1]> = OperationOf<T> | null

/** A kind of fault with the checks of its list, each with its last result. */
export type CheckedKind = {
  kind: string
  checks: { check: string; said: Last<'v1.faultChecked'> }[]
}

export type FaultReport = {
  located: Last<'v1.faultLocated'>
  checked: CheckedKind[]
  cause: Last<'v1.faultCauseJudged'>
  bugs: OperationOf<'v1.bugInformationChecked'>[]
  /** 2-1(1)(2): what 保守委託事業者 was asked for; 2-1(4) `repairs`: 修理、修復および交換. */
  asked: OperationOf<'v1.maintainerAsked'>[]
  repairs: OperationOf<'v1.maintainerAsked'>[]
  server: Last<'v1.serverWeighed'>
  council: OperationOf<'v1.councilRequested'>[]
  integrity: Last<'v1.integrityConfirmed'>
  repaired: OperationOf<'v1.integrityRepaired'>[]
  resumed: Last<'v1.resumed'>
}

const repairIds: readonly string[] = ['repair', 'restoration', 'exchange']

export function faultReport(incident: Incident): FaultReport {
  const asked = saidOf(incident, 'v1.maintainerAsked')
  const located = lastSaid(incident, 'v1.faultLocated') ?? null
  return {
    located,
    checked: checkedKinds(incident, located?.body.kinds ?? []),
    cause: lastSaid(incident, 'v1.faultCauseJudged') ?? null,
    bugs: saidOf(incident, 'v1.bugInformationChecked'),
    asked: asked.filter(({ body }) => body.requests.some((request) => !repairIds.includes(request))),
    repairs: asked.filter(({ body }) => body.requests.some((request) => repairIds.includes(request))),
    server: lastSaid(incident, 'v1.serverWeighed') ?? null,
    council: saidOf(incident, 'v1.councilRequested').filter(({ body }) => body.clause === '2-1(3)'),
    integrity: lastSaid(incident, 'v1.integrityConfirmed') ?? null,
    repaired: saidOf(incident, 'v1.integrityRepaired'),
    resumed: saidOf(incident, 'v1.resumed').findLast(({ body }) => body.clause === '2-3') ?? null,
  }
}

/** The lists of the kinds that were located or of which something was checked; while neither is known, all of them. */
function checkedKinds(incident: Incident, located: readonly string[]): CheckedKind[] {
  const last = new Map(saidOf(incident, 'v1.faultChecked').map((said) => [said.body.check, said]))
  const lists = faultKinds.kinds.map(({ id, checks }) => ({
    kind: id,
    checks: checks.map((check) => ({ check: check.id, said: last.get(check.id) ?? null })),
  }))
  const concerned = lists.filter(
    ({ kind, checks }) => located.includes(kind) || checks.some(({ said }) => said !== null),
  )
  return concerned.length === 0 ? lists : concerned
}
