// Ending the response: 運用の再開 (2-3, 3-9), 緊急時対応を解く (3-3), 該当なし (1-3). What is found afterwards begins it anew.
import { isSaidAfter, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { Kind, Presence } from '../incident/operation-bodies.ts'
import type { OperationOf } from '../incident/operation.ts'
import { isFaultTrack } from './fault/fault-track.ts'
import { urgentFindings, isViolationTrack, leastGraveLevel } from './violation/violation-track.ts'

export type Ending = OperationOf<'v1.resumed' | 'v1.stoodDown' | 'v1.foundNotApplicable'>

/**
 * The operations that ended the response to each kind, none of them overtaken; empty: it goes on. 該当なし ends both,
 * 緊急時対応を解いた the violation; operations are resumed for each kind by itself (1-1).
 */
export function endingsOf(incident: Incident): Ending[] {
  const stands = (ending: Ending) => !isOvertaken(incident, ending)
  const fault = isFaultTrack(incident)
  const violation = isViolationTrack(incident)
  if (!fault && !violation) return saidOf(incident, 'v1.foundNotApplicable').filter(stands)
  const resumed = saidOf(incident, 'v1.resumed').filter(stands)
  const ofFault = fault ? resumed.filter(({ body }) => body.clause === '2-3') : []
  const ofViolation = violation
    ? [
        ...saidOf(incident, 'v1.stoodDown').filter(stands),
        ...resumed.filter(({ body }) => body.clause === '3-9'),
      ]
    : []
  const goesOn = (fault && ofFault.length === 0) || (violation && ofViolation.length === 0)
  return goesOn ? [] : [...ofFault, ...ofViolation]
}

/** Whether something was found after this ending that begins the response to its kind again. */
export function isOvertaken(incident: Incident, ending: Ending): boolean {
  return beganAgain(incident, ending) !== null
}

/** The first of what was found after an ending, of one kind or of either. */
function beganAgain(incident: Incident, ending: Ending, kind: Kind | null = null): string | null {
  const [first] = beginningAnew(incident, ending, kind)
    .filter((id) => isSaidAfter(incident, id, ending.id))
    .toSorted((a, b) => (isSaidAfter(incident, a, b) ? 1 : -1))
  return first ?? null
}

/** Our reading: a level judged again ends a stand-down (3-5); a resumption only what is of level 2 or 3, or of 3-4. */
function beginningAnew(incident: Incident, ending: Ending, kind: Kind | null): string[] {
  const suspicions = saidOf(incident, 'v1.threatSuspected').map(({ id }) => id)
  const judgements = (least: number) =>
    saidOf(incident, 'v1.threatAssessed')
      .filter(({ body }) => body.level >= least)
      .map(({ id }) => id)
  const violation = [...suspicions, ...urgentFindings(incident), ...raised(incident, 'violation')]
  if (ending.type === 'v1.stoodDown') return [...violation, ...judgements(1)]
  if (ending.type === 'v1.foundNotApplicable') {
    const ofFault = kind === 'violation' ? [] : raised(incident, 'fault')
    return kind === 'fault' ? ofFault : [...violation, ...judgements(1), ...ofFault]
  }
  return ending.body.clause === '2-3'
    ? raised(incident, 'fault')
    : [...violation, ...judgements(leastGraveLevel)]
}

/** The answers that turned a kind from 調査中 or 無 to 疑い or 有; 有 after 疑い only settles what was known. */
function raised(incident: Incident, kind: Kind): string[] {
  const answers = saidOf(incident, 'v1.kindAssessed').filter(({ body }) => body.kind === kind)
  const isRaised = (presence: Presence | undefined) => presence === 'suspected' || presence === 'present'
  return answers
    .filter(({ body }, at) => isRaised(body.presence) && !isRaised(answers[at - 1]?.body.presence))
    .map(({ id }) => id)
}

/** The id of what last began the response to a kind again after it had been ended, by whichever ending, or null. */
export function beganAnew(incident: Incident, kind: Kind): string | null {
  const endings = [
    ...saidOf(incident, 'v1.resumed').filter(({ body }) => (body.clause === '2-3') === (kind === 'fault')),
    ...(kind === 'violation' ? saidOf(incident, 'v1.stoodDown') : []),
    ...saidOf(incident, 'v1.foundNotApplicable'),
  ]
  const again = endings.flatMap((ending) => beganAgain(incident, ending, kind) ?? [])
  return again.toSorted((a, b) => (isSaidAfter(incident, a, b) ? 1 : -1)).at(-1) ?? null
}
