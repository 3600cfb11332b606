// Resumption 運用の再開: after a fault (2-3) once 整合性 was confirmed; after a violation (3-9) once the three offices were
// contacted and nothing stands in the way, after level 3 by the council's decision.
import { follows, isSaidAfter, lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { ResumptionClause } from '../../incident/report-bodies.ts'
import { duty, idsOf } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { isOvertaken, lastBeganAgain } from '../ending.ts'
import { faultSince, isFaultTrack } from '../fault/fault-track.ts'
import { noticesTo } from '../notices.ts'
import { graveSince, levelThreeSince, violationSince } from './violation-track.ts'

/** The duties of 2-3, while chapter 2 applies: what comes before resuming, then that. */
export function faultResumptionDuties(incident: Incident): Duty[] {
  return isFaultTrack(incident)
    ? [...beforeFaultResumption(incident), resumption(incident, '2-3', faultSince(incident))]
    : []
}

/** What 2-3 asks for first, whatever is said of the fault. 必要があれば修復: owed once the check said so. */
export function beforeFaultResumption(incident: Incident): Duty[] {
  const common = { clause: '2-3', office: 'identityManager' } as const
  const confirmed = duty({
    ...common,
    id: '2-3 integrity',
    act: 'confirmIntegrity',
    since: faultSince(incident),
    doneBy: sinceBeganAgain(incident, idsOf(incident, 'v1.integrityConfirmed'), '2-3'),
  })
  const last = lastSaid(incident, 'v1.integrityConfirmed')
  if (last === undefined || last.body.sound) return [confirmed]
  const repaired = idsOf(incident, 'v1.integrityRepaired').filter((id) => follows(incident, id, last.id))
  const repair = duty({
    ...common,
    id: '2-3 repair',
    act: 'repairIntegrity',
    since: last.at,
    doneBy: repaired,
  })
  return [confirmed, repair]
}

/**
 * The duties of 3-9, while level 2 or 3 governs, and once level 3 was judged: judging again never lifts the council's
 * decision, 誤入力 of the judgement does.
 */
export function violationResumptionDuties(incident: Incident): Duty[] {
  const since = violationResumptionSince(incident)
  return since === null ? [] : [...beforeViolationResumption(incident), resumption(incident, '3-9', since)]
}

/** What 3-9 asks to be contacted: 保守委託事業者、県住基ネット担当部署、指定情報処理機関等. */
export const contactedBeforeResumption = ['maintainer', 'prefecture', 'agency'] as const

/**
 * What 3-9 asks for first, whatever is said of the violation. Our reading: only a contact said to be for 3-9 counts, since
 * the call that reported the event asked nothing of it.
 */
export function beforeViolationResumption(incident: Incident): Duty[] {
  const since = violationResumptionSince(incident) ?? violationSince(incident)
  const common = { clause: '3-9', office: 'identityManager', since } as const
  const contacts = contactedBeforeResumption.map((whom) => {
    const notices = noticesTo(incident, whom).filter(({ clause }) => clause === '3-9')
    const told = notices.map(({ operation }) => operation)
    return duty({
      ...common,
      id: `3-9 ${whom}`,
      act: 'contactBeforeResumption',
      whom,
      doneBy: sinceBeganAgain(incident, told, '3-9'),
    })
  })
  const confirmed = duty({
    ...common,
    id: '3-9 confirm',
    act: 'confirmResumption',
    doneBy: sinceBeganAgain(incident, idsOf(incident, 'v1.resumptionConfirmed'), '3-9'),
  })
  return [...contacts, confirmed, ...councilDecision(incident)]
}

/**
 * 3-9 ただし書, once level 3 was judged, judged lower since or not. Our reading: the council decides of what was last
 * judged as level 3; what it decided of a fault before, or of the level 3 before this one, is another decision. Not to
 * resume yet is one too, but not the one that is waited for: the last it decided counts. 事後承認 of a measure decides
 * nothing of it.
 */
export function councilDecision(incident: Incident): Duty[] {
  const last = incident.threat.level3.at(-1)
  if (last === undefined) return []
  const decisions = saidOf(incident, 'v1.councilDecided')
    .filter(
      ({ id, body: { item, ratifies = [] } }) =>
        item === 'resumption' && ratifies.length === 0 && follows(incident, id, last),
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const deciding = decisions.filter(({ body }) => body.resumes !== false).map(({ id }) => id)
  return [
    duty({
      id: '3-9 council',
      clause: '3-9',
      office: 'council',
      act: 'decideResumption',
      since: levelThreeSince(incident),
      doneBy: decisions.at(-1)?.body.resumes === false ? [] : sinceBeganAgain(incident, deciding, '3-9'),
    }),
  ]
}

function violationResumptionSince(incident: Incident): string | null {
  return graveSince(incident) ?? levelThreeSince(incident)
}

function resumption(incident: Incident, clause: ResumptionClause, since: string | null): Duty {
  const resumed = saidOf(incident, 'v1.resumed').filter(
    (ending) => ending.body.clause === clause && !isOvertaken(incident, ending),
  )
  return duty({
    id: `${clause} resume`,
    clause,
    office: 'identityManager',
    act: clause === '2-3' ? 'resumeAfterFault' : 'resumeAfterViolation',
    since,
    doneBy: resumed.map(({ id }) => id),
  })
}

/** Where operations were resumed and the event came back, what was said before it did is over. */
function sinceBeganAgain(incident: Incident, ids: readonly string[], clause: ResumptionClause): string[] {
  const again = lastBeganAgain(incident, clause)
  return ids.filter((id) => again === null || isSaidAfter(incident, id, again))
}
