// Resumption 運用の再開: after a fault (2-3) once 整合性 was confirmed; after a violation (3-9) once the three offices were
// contacted and nothing stands in the way, after level 3 by the council's decision.
import { happenedAt, lastSaid, saidOf } from '../../incident/incident.ts'
import { follows, momentOf } from '../../incident/moments.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import { governingLevel } from '../../incident/threat.ts'
import type { ResumptionClause } from '../../incident/report-bodies.ts'
import { officeName } from '../../plan/offices.ts'
import { following, raisedBy } from '../duty-entry.ts'
import type { DutyEntries, DutyEntry, Raised, When } from '../duty-entry.ts'
import { isOvertaken } from '../ending.ts'
import { faultSince, isFaultTrack } from '../fault/fault-track.ts'
import { noticesTo, tells } from '../notices.ts'
import { thisRound } from '../round.ts'
import { graveSince, levelThreeSince, violationSince, whereLevel3Was } from './violation-track.ts'

const ofFault = {
  clause: '2-3',
  office: 'identityManager',
  round: 'fault',
  home: { screen: 'fault' },
  applies: isFaultTrack,
  raised: (incident: Incident) => [{ since: faultSince(incident) }],
} as const

/** What comes before resuming, whatever is said of the fault, then that. */
export const faultResumptionDuties = {
  '2-3 integrity': {
    ...ofFault,
    act: 'confirmIntegrity',
    words: { what: '本人確認情報の整合性を確認する', button: '整合性を確認' },
    fulfilledBy: { 'v1.integrityConfirmed': true },
  },
  // 必要があれば修復: owed once the check said so.
  '2-3 repair': {
    ...ofFault,
    act: 'repairIntegrity',
    words: { what: '本人確認情報を修復する', button: '修復する' },
    raised: (incident) => {
      const last = lastSaid(incident, 'v1.integrityConfirmed')
      return last?.body.sound === false ? raisedBy(incident, last) : []
    },
    fulfilledBy: { 'v1.integrityRepaired': following },
  },
  '2-3 resume': {
    ...ofFault,
    act: 'resumeAfterFault',
    words: { what: '運用を再開する(障害)', button: '再開する' },
    home: { screen: 'resumption' },
    fulfilledBy: { 'v1.resumed': resumes('2-3') },
  },
} as const satisfies DutyEntries

const ofViolation = {
  clause: '3-9',
  office: 'identityManager',
  round: 'violation',
  home: { screen: 'resumption' },
  applies: isResumptionAsked,
  raised: unlessNothingStopped,
} as const

/** What comes before resuming, whatever is said of the violation, then that. */
export const violationResumptionDuties = {
  '3-9 maintainer': contacting('maintainer'),
  '3-9 prefecture': contacting('prefecture'),
  '3-9 agency': contacting('agency'),
  '3-9 confirm': {
    ...ofViolation,
    act: 'confirmResumption',
    words: { what: '通常運用体制への移行に支障がないことを確認する', button: '支障を確認' },
    fulfilledBy: { 'v1.resumptionConfirmed': (said, { incident }) => isConfirmedInTime(incident, said.id) },
  },
  // 3-9 ただし書, once level 3 was judged, judged lower since or not. Our reading: the council decides of what was last
  // judged as level 3; what it decided of a fault before, or of the level 3 before this one, is another decision. Not to
  // resume yet is one too, but not the one that is waited for: the last it decided counts, and it must say which of the two.
  // 事後承認 of a measure decides nothing of it.
  '3-9 council': {
    clause: '3-9',
    office: 'council',
    round: 'violation',
    act: 'decideResumption',
    words: { what: '通常運用体制への移行を会議で決定する', button: '会議で決定' },
    note: whereLevel3Was,
    home: { screen: 'council' },
    raised: (incident) =>
      incident.threat.level3.slice(-1).map((by) => ({ since: levelThreeSince(incident), by })),
    fulfilledBy: {
      'v1.councilDecided': (said, when) => isOfResumption(said, when) && said.body.resumes === true,
    },
    complete: (when) =>
      saidOf(when.incident, 'v1.councilDecided')
        .filter((said) => isOfResumption(said, when))
        .toSorted((a, b) => (moment(a, when) < moment(b, when) ? -1 : 1))
        .at(-1)?.body.resumes === true,
  },
  '3-9 resume': {
    ...ofViolation,
    act: 'resumeAfterViolation',
    words: { what: '運用を再開する(不正行為)', button: '再開する' },
    fulfilledBy: { 'v1.resumed': resumes('3-9') },
  },
} as const satisfies DutyEntries

/** Of which nobody knows when: now. */
function moment({ id }: Operation, { incident }: When): number {
  return momentOf(incident, id) ?? Infinity
}

const contacted = ['maintainer', 'prefecture', 'agency'] as const

function contacting(whom: (typeof contacted)[number]) {
  return {
    ...ofViolation,
    act: 'contactBeforeResumption',
    whom,
    words: { what: `${officeName(whom)}と再開の前に連絡を取る`, button: '連絡する' },
    fulfilledBy: { 'v1.notified': (said, { incident }) => tells(said, whom, '3-9', incident) },
  } as const satisfies DutyEntry
}

/**
 * While level 2 or 3 governs, once level 3 was judged, and at level 1 while something was cut off: judging again never lifts
 * the council's decision, 誤入力 of the judgement does.
 */
export function isResumptionAsked(incident: Incident): boolean {
  return resumptionSince(incident) !== null && unlessNothingStopped(incident).length > 0
}

function unlessNothingStopped(incident: Incident): Raised[] {
  const { said } = thisRound(incident, 'violation')
  const isSaid = mayHaveStoppedNothing(incident) && saidOf({ said }, 'v1.nothingStopped').length > 0
  return isSaid ? [] : [{ since: resumptionSince(incident) ?? violationSince(incident) }]
}

/**
 * Our reading: where level 3 was judged, is level 1 now, and no cut-off and no stop of the server was recorded, a person may
 * say that nothing was stopped. The council's decision stays.
 */
export function mayHaveStoppedNothing(incident: Incident): boolean {
  const stopped = saidOf(incident, 'v1.serverWeighed').some(({ body }) => !body.works)
  return (
    governingLevel(incident.threat) === 1 &&
    levelThreeSince(incident) !== null &&
    saidOf(incident, 'v1.isolated').length === 0 &&
    !stopped
  )
}

function resumptionSince(incident: Incident): string | null {
  return graveSince(incident) ?? levelThreeSince(incident) ?? cutOffSince(incident)
}

/** Our reading: judged level 1 at once, what was cut off before is still put back to operation by 3-9. */
function cutOffSince(incident: Incident): string | null {
  if (governingLevel(incident.threat) !== 1) return null
  return happenedAt(incident, saidOf(thisRound(incident, 'violation'), 'v1.isolated')[0]?.id ?? '')
}

/**
 * 連絡を取り、支障がないことを確認の上: our reading: what was confirmed before one of the three was first contacted, before
 * the last rise of the judged level or before the last cut-off is to be confirmed again.
 */
function isConfirmedInTime(incident: Incident, confirmation: string): boolean {
  const contacts = contacted.map((office) =>
    noticesTo(incident, office).find(({ clauses }) => clauses.includes('3-9')),
  )
  const judged = saidOf(incident, 'v1.threatAssessed')
  const raised = judged.findLast(({ body }, at) => body.level > (judged[at - 1]?.body.level ?? 0))
  return [
    ...contacts.map((notice) => notice?.operation),
    raised?.id,
    lastSaid(incident, 'v1.isolated')?.id,
  ].every((ground) => ground === undefined || follows(incident, confirmation, ground))
}

function isOfResumption({ id, body }: OperationOf<'v1.councilDecided'>, { incident, raised }: When): boolean {
  const { item, ratifies = [] } = body
  return item === 'resumption' && ratifies.length === 0 && follows(incident, id, raised.by ?? '')
}

function resumes(clause: ResumptionClause) {
  return (said: OperationOf<'v1.resumed'>, { incident }: When): boolean =>
    said.body.clause === clause && !isOvertaken(incident, said)
}
