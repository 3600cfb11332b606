// What each gate needs, written down from the plan a second time and without its rules: from what was said, in the order
// of the record, and from what stands of the threat and of the two kinds.
import type { Folded } from '../../shared/incident/fold.ts'
import type { Operation, OperationOf, OperationType } from '../../shared/incident/operation.ts'
import { contactOffice } from '../../shared/plan/contacts.ts'
import { governingLevel } from '../../shared/incident/threat.ts'
import type { Gate } from '../../shared/rules/gates.ts'

/** What stands of the history, in record order. */
function said({ entries }: Folded): Operation[] {
  return entries.flatMap(({ standing: { read, nature, notApplied } }) =>
    read.known && nature !== 'mistaken' && notApplied !== 'callWithdrawn' ? [read.operation] : [],
  )
}

function places<T extends OperationType>(
  all: readonly Operation[],
  type: T,
  fits: (one: OperationOf<T>) => boolean = () => true,
): number[] {
  return all.flatMap((one, at) => (one.type === type && fits(one as OperationOf<T>) ? [at] : []))
}

/** Said after it, or said of a later moment. */
function comesAfter(all: readonly Operation[], one: number, other: number): boolean {
  return one > other || Date.parse(all[one]?.at ?? '') > Date.parse(all[other]?.at ?? '')
}

/** Where the event last came back after the response to a kind had been ended, whichever way; -1: it never did. */
function cameBackAt(all: readonly Operation[], kind: 'fault' | 'violation'): number {
  const threats = ['v1.threatSuspected', 'v1.immediateThreatJudged', 'v1.rightsAtRiskFound']
  const answers = places(all, 'v1.kindAssessed', ({ body }) => body.kind === kind)
  const isThere = (at: number | undefined) =>
    ['suspected', 'present'].includes(
      (all[at ?? -1] as OperationOf<'v1.kindAssessed'> | undefined)?.body.presence ?? '',
    )
  const raised = answers.filter((at, place) => isThere(at) && !isThere(answers[place - 1]))
  const again = all.flatMap((ending, at) => {
    const resumed = ending.type === 'v1.resumed' && (ending.body.clause === '2-3') === (kind === 'fault')
    const stoodDown = ending.type === 'v1.stoodDown' && kind === 'violation'
    if (!resumed && !stoodDown && ending.type !== 'v1.foundNotApplicable') return []
    const found = all.findIndex(
      (one, place) =>
        place > at &&
        (raised.includes(place) ||
          (kind === 'violation' &&
            (threats.includes(one.type) ||
              (one.type === 'v1.threatAssessed' && one.body.level >= (resumed ? 2 : 1))))),
    )
    return found === -1 ? [] : [found]
  })
  return Math.max(-1, ...again)
}

/** Where an office was told for 3-9, by no call that failed or went elsewhere. */
function contacted(folded: Folded, all: readonly Operation[], office: string, since: number): number[] {
  return places(all, 'v1.notified', ({ body }) => {
    const call = body.call === null ? undefined : folded.incident.calls.get(body.call)
    const failed = call !== undefined && call.outcome !== null && call.outcome !== 'connected'
    const elsewhere = call !== undefined && (contactOffice(call.contact) ?? office) !== office
    return body.office === office && body.clauses.includes('3-9') && !failed && !elsewhere
  }).filter((at) => comesAfter(all, at, since))
}

/** 支障がないこと, after the first contact to each office, the last cut-off and the last judgement above the one before. */
function isConfirmed(all: readonly Operation[], told: readonly number[][], since: number): boolean {
  const levels = places(all, 'v1.threatAssessed')
    .filter((at) => at >= since)
    .map((at) => ({ at, level: (all[at] as OperationOf<'v1.threatAssessed'>).body.level }))
  const rises = levels.filter(({ level }, place) => level > (levels[place - 1]?.level ?? 0))
  const grounds = [
    ...told.flatMap((one) => one.slice(0, 1)),
    ...places(all, 'v1.isolated').slice(-1),
    ...rises.slice(-1).map(({ at }) => at),
  ]
  return places(all, 'v1.resumptionConfirmed')
    .filter((at) => at > since)
    .some((at) => grounds.every((ground) => comesAfter(all, at, ground)))
}

/** Said of a level 3 that is level 1 now, where nothing was cut off or stopped. */
function stoppedNothing({ incident }: Folded, all: readonly Operation[], since: number): boolean {
  const stopped = [
    ...places(all, 'v1.isolated'),
    ...places(all, 'v1.serverWeighed', ({ body }) => !body.works),
  ]
  return (
    incident.threat.level3.length > 0 &&
    governingLevel(incident.threat) === 1 &&
    stopped.every((at) => at < since) &&
    places(all, 'v1.nothingStopped').some((at) => at > since)
  )
}

/** After level 3: the council decided on resumption since, which to approve a measure is not. */
function councilIsMissing(all: readonly Operation[]): boolean {
  const level3 = places(all, 'v1.threatAssessed', ({ body }) => body.level === 3).at(-1)
  if (level3 === undefined) return false
  const decided = places(all, 'v1.councilDecided', ({ body }) => {
    return body.item === 'resumption' && (body.ratifies ?? []).length === 0
  })
  const since = cameBackAt(all, 'violation')
  return !decided.some((at) => comesAfter(all, at, level3) && at > since)
}

/** 3-4(1), proviso: judged, and neither cut off since nor already cut off then. */
function cutOffIsMissing(all: readonly Operation[]): boolean {
  const since = cameBackAt(all, 'violation')
  const judged = places(all, 'v1.immediateThreatJudged').findLast((at) => at >= since)
  if (judged === undefined) return false
  const inForce = (cutOff: number) =>
    places(all, 'v1.reconnected', ({ body }) => [all[cutOff]?.id, null].includes(body.isolation))
      .filter((at) => (all[at] as OperationOf<'v1.reconnected'>).body.isolation !== null || at > cutOff)
      .every((at) => at <= since || comesAfter(all, at, judged))
  return !places(all, 'v1.isolated', ({ body }) => /^3-4(\(|$)/.test(body.clause)).some(
    (at) => at > since && (comesAfter(all, at, judged) || inForce(at)),
  )
}

/** The places of the judgements that stand; suspicions too, where `all` is asked for. */
function standing(
  { incident }: Folded,
  all: readonly Operation[],
  acts: 'assessed' | 'all',
  least = 1,
): number[] {
  const ids = incident.threat.judgements.standing
    .filter((one) => (acts === 'all' || one.act === 'assessed') && one.level >= least)
    .map(({ operation }) => operation)
  return all.flatMap(({ id }, at) => (ids.includes(id) ? [at] : []))
}

/** 2-1(3): as last weighed the server has stopped, gravely and for long, and operations were not resumed since. */
function isStopped(all: readonly Operation[]): boolean {
  const last = places(all, 'v1.serverWeighed').at(-1) ?? -1
  const stopped = places(
    all,
    'v1.serverWeighed',
    ({ body: { works, grave, long } }) => !works && grave === true && long === true,
  )
  const resumed = places(all, 'v1.resumed', ({ body }) => body.clause === '2-3')
  return stopped.includes(last) && !resumed.some((at) => at > last)
}

export const isMissing: Record<Gate, (folded: Folded) => boolean> = {
  '2-3': (folded) => {
    const all = said(folded)
    const checks = places(all, 'v1.integrityConfirmed')
    const last = checks.at(-1) ?? -1
    const unsound = places(all, 'v1.integrityConfirmed', ({ body }) => !body.sound).includes(last)
    const since = cameBackAt(all, 'fault')
    const repaired = places(all, 'v1.integrityRepaired').some((at) => at > since && comesAfter(all, at, last))
    return last <= since || (unsound && !repaired)
  },
  '3-9': (folded) => {
    const all = said(folded)
    const since = cameBackAt(all, 'violation')
    const told = ['maintainer', 'prefecture', 'agency'].map((office) => contacted(folded, all, office, since))
    const isReady = told.every((one) => one.length > 0) && isConfirmed(all, told, since)
    const asked = !stoppedNothing(folded, all, since) && !isReady
    return places(all, 'v1.threatAssessed').length === 0 || asked || councilIsMissing(all)
  },
  '3-3': (folded) => {
    const all = said(folded)
    const judged = standing(folded, all, 'assessed')
    const found = places(all, 'v1.rightsAtRiskFound').at(-1) ?? -1
    const since = cameBackAt(all, 'violation')
    const reported = places(all, 'v1.reportedInternally').some(
      (at) => at > since && judged.every((judgement) => at > judgement),
    )
    return (
      judged.length === 0 ||
      standing(folded, all, 'all', 2).length > 0 ||
      judged.some((at) => found > at) ||
      !reported ||
      cutOffIsMissing(all) ||
      councilIsMissing(all)
    )
  },
  '1-3': (folded) => {
    const all = said(folded)
    const { fault, violation } = folded.incident.kinds
    const ids = violation.standing.map(({ operation }) => operation)
    const absent = all.flatMap(({ id }, at) => (ids.includes(id) ? [at] : []))
    const urgent = [
      ...places(all, 'v1.immediateThreatJudged'),
      ...places(all, 'v1.rightsAtRiskFound'),
      ...places(all, 'v1.isolated', ({ body }) => !body.clause.startsWith('1-3')),
    ]
    const threats = [...standing(folded, all, 'all'), ...urgent]
    return (
      fault.presence !== 'absent' ||
      isStopped(all) ||
      violation.presence !== 'absent' ||
      standing(folded, all, 'all', 2).length > 0 ||
      threats.some((threat) => absent.every((at) => threat > at)) ||
      urgent.some((found) => standing(folded, all, 'assessed').every((judged) => found > judged)) ||
      councilIsMissing(all)
    )
  },
}
