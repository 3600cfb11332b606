// Notification 通報 (3-2(4)): the prefecture, and where it can't be told for any reason the agency directly. A call that
// was answered is not yet a notification; v1.notified is, and nothing else.
import type { Call, Incident } from '../incident/incident.ts'
import { governingLevel, standingOf } from '../incident/threat.ts'
import { contactOffice } from '../plan/contacts.ts'
import type { Duty } from './duty.ts'
import { noticesTo } from './notices.ts'
import { isViolationTrack, leastGraveLevel } from './violation-track.ts'

/**
 * The duty of 3-2(4), once level 2 or 3 is likely or judged. It comes before any judgement. Our reading: a judgement of
 * level 1 that names the suspicion ends it.
 */
export function notificationDuties(incident: Incident): Duty[] {
  if (!isNotificationRaised(incident)) return []
  return [
    {
      id: '3-2(4) notify',
      clause: '3-2(4)',
      office: 'identityManager',
      urgency: null,
      act: 'notifyPrefecture',
      doneBy: dischargedBy(incident),
      whereNeeded: false,
    },
  ]
}

function isNotificationRaised(incident: Incident): boolean {
  const likely = standingOf(incident.threat, 'suspected').length > 0
  return isViolationTrack(incident) && (likely || (governingLevel(incident.threat) ?? 0) >= leastGraveLevel)
}

/** Telling the agency discharges it where the prefecture was tried in vain, or a reason is given. */
function dischargedBy(incident: Incident): string[] {
  const direct = noticesTo(incident, 'agency').filter(
    ({ reason }) => reason !== null || !directNeedsReason(incident),
  )
  return [...noticesTo(incident, 'prefecture'), ...direct].map(({ operation }) => operation)
}

/** Tries of the prefecture that failed (話し中 / 応答なし / 番号が使われていない), latest first. */
export function failedTries({ calls }: Incident): Call[] {
  return [...calls.values()]
    .filter(({ contact, outcome }) => contactOffice(contact) === 'prefecture' && hasFailed(outcome))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function hasFailed(outcome: Call['outcome']): boolean {
  return outcome === 'busy' || outcome === 'noAnswer' || outcome === 'wrongNumber'
}

/** The latest answered call to either office of which nobody has said yet that it told them. */
export function unreportedCall({ calls, notices }: Incident): Call | null {
  const told = new Set(notices.map(({ call }) => call))
  const answered = [...calls.values()].filter(
    ({ id, contact, outcome }) => outcome === 'connected' && contactOffice(contact) !== null && !told.has(id),
  )
  return answered.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null
}

/** Whether telling the agency needs a reason in words: nobody has tried the prefecture in vain. */
export function directNeedsReason(incident: Incident): boolean {
  return failedTries(incident).length === 0
}
