// Resumption 運用の再開: after a fault (2-3) once 整合性 was confirmed; after a violation (3-9) once the three offices were
// contacted and nothing stands in the way, after level 3 by the council's decision.
import { follows, isSaidAfter, lastSaid, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { OperationType } from '../incident/operation.ts'
import { duty, idsOf } from './duty.ts'
import type { Duty } from './duty.ts'
import { lastOvertaken, isOvertaken } from './ending.ts'
import { faultSince, isFaultTrack } from './fault-track.ts'
import { noticesTo } from './notices.ts'
import { graveSince } from './violation-track.ts'

/** 2-3. 必要があれば修復: owed once the check said so. */
export function faultResumptionDuties(incident: Incident): Duty[] {
  if (!isFaultTrack(incident)) return []
  const common = { clause: '2-3', office: 'identityManager' } as const
  const confirmed = lastSaid(incident, 'v1.integrityConfirmed')
  const unsound = confirmed?.body.sound === false ? confirmed : undefined
  const repaired = idsOf(incident, 'v1.integrityRepaired').filter(
    (id) => unsound !== undefined && follows(incident, id, unsound.id),
  )
  return [
    duty({
      ...common,
      id: '2-3 integrity',
      act: 'confirmIntegrity',
      since: faultSince(incident),
      doneBy: sinceResumed(incident, 'v1.integrityConfirmed', '2-3'),
    }),
    ...(unsound === undefined
      ? []
      : [duty({ ...common, id: '2-3 repair', act: 'repairIntegrity', since: unsound.at, doneBy: repaired })]),
    duty({
      ...common,
      id: '2-3 resume',
      act: 'resumeAfterFault',
      since: faultSince(incident),
      doneBy: resumed(incident, '2-3'),
    }),
  ]
}

/** What 3-9 asks to be contacted: 保守委託事業者、県住基ネット担当部署、指定情報処理機関等. */
export const contactedBeforeResumption = ['maintainer', 'prefecture', 'agency'] as const

/**
 * 3-9, while level 2 or 3 governs, and once level 3 was judged: judging again never lifts the council's decision, 誤入力 of
 * the judgement does. Only a contact said to be for 3-9 counts: the call that reported the event asked nothing of it.
 */
export function violationResumptionDuties(incident: Incident): Duty[] {
  const { level3 } = incident.threat
  const since = graveSince(incident) ?? (level3.length > 0 ? incident.since : null)
  if (since === null) return []
  const common = { clause: '3-9', office: 'identityManager', since } as const
  const contacts = contactedBeforeResumption.map((whom) =>
    duty({
      ...common,
      id: `3-9 ${whom}`,
      act: 'contactBeforeResumption',
      whom,
      doneBy: afterOvertaken(
        incident,
        noticesTo(incident, whom)
          .filter(({ clause }) => clause === '3-9')
          .map(({ operation }) => operation),
        '3-9',
      ),
    }),
  )
  return [
    ...contacts,
    duty({
      ...common,
      id: '3-9 confirm',
      act: 'confirmResumption',
      doneBy: sinceResumed(incident, 'v1.resumptionConfirmed', '3-9'),
    }),
    ...(level3.length > 0 ? [councilDecision(incident)] : []),
    duty({ ...common, id: '3-9 resume', act: 'resumeAfterViolation', doneBy: resumed(incident, '3-9') }),
  ]
}

function councilDecision(incident: Incident): Duty {
  const { level3 } = incident.threat
  const [first] = saidOf(incident, 'v1.threatAssessed').filter(({ id }) => level3.includes(id))
  const decisions = saidOf(incident, 'v1.councilDecided').filter(({ body }) => body.item === 'resumption')
  return duty({
    id: '3-9 council',
    clause: '3-9',
    office: 'council',
    act: 'decideResumption',
    since: first?.at ?? null,
    doneBy: afterOvertaken(
      incident,
      decisions.map(({ id }) => id),
      '3-9',
    ),
  })
}

function resumed(incident: Incident, clause: '2-3' | '3-9'): string[] {
  return saidOf(incident, 'v1.resumed')
    .filter((ending) => ending.body.clause === clause && !isOvertaken(incident, ending))
    .map(({ id }) => id)
}

function sinceResumed(incident: Incident, type: OperationType, clause: '2-3' | '3-9'): string[] {
  return afterOvertaken(incident, idsOf(incident, type), clause)
}

/** Where operations were resumed and the event came back, what was said before that resumption is over. */
function afterOvertaken(incident: Incident, ids: readonly string[], clause: '2-3' | '3-9'): string[] {
  const over = lastOvertaken(incident, clause)
  return ids.filter((id) => over === null || isSaidAfter(incident, id, over))
}
