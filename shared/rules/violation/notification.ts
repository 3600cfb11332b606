// Notification 通報 (3-2(4)): the prefecture, and where it can't be told for any reason the agency directly
// (3-2(4) なお書). A call that was answered is not yet a notification; v1.notified is, and nothing else.
import { happenedAt } from '../../incident/incident.ts'
import { follows } from '../../incident/moments.ts'
import type { Call, Incident } from '../../incident/incident.ts'
import { officeName } from '../../plan/offices.ts'
import { raisedBy } from '../duty-entry.ts'
import type { DutyEntries, Raised } from '../duty-entry.ts'
import { hasFailed, noticesTo, tells } from '../notices.ts'
import { thisRound } from '../round.ts'
import { likelihoodUnsaid } from './containment.ts'
import { ofViolation } from './violation-track.ts'

/**
 * Once level 2 or 3 is likely or judged, before any judgement; and, to be confirmed, while 3-4(1) was judged and nobody has
 * said whether it is. Our reading: a judgement of level 1 that names the suspicion
 * ends it. Telling the agency fulfils it where the prefecture was tried in vain, or a reason is given; that the prefecture
 * answers later takes nothing away from it.
 */
export const notificationDuties = {
  '3-2(4) notify': {
    ...ofViolation,
    clause: '3-2(4)',
    act: 'notifyPrefecture',
    words: { what: `${officeName('prefecture')}へ通報する`, button: '県へ通報' },
    home: { notifies: null },
    raised: (incident) =>
      incident.threat.graveSince !== null
        ? raisedByLevel(incident, incident.threat.graveSince)
        : raisedBy(incident, likelihoodUnsaid(incident)).map((one) => ({ ...one, reading: 'toBeChecked' })),
    fulfilledBy: {
      'v1.notified': (said, { incident }) =>
        tells(said, 'prefecture', '3-2(4)', incident) ||
        (tells(said, 'agency', '3-2(4)', incident) &&
          (said.body.reason !== null || failedTries(incident, said.id).length > 0)),
    },
  },
} as const satisfies DutyEntries

/** A judgement that settles what was thought likely goes on asking for it: since when it is owed, and who took it over, stays. */
function raisedByLevel(incident: Incident, by: string): Raised[] {
  return [{ since: happenedAt(incident, by), by }]
}

/**
 * Tries of the prefecture that failed (話し中 / 応答なし / 番号が使われていない), latest first. Our reading: any of this
 * incident counts, made before the suspicion too, since the night begins with the call; but once the prefecture has
 * answered it can be told, and the tries before that are over. Of a `notice` those count that it follows, in record order or
 * by time, as clocks differ and much is written down late; an answer that may have come after it takes nothing away.
 */
export function failedTries(whole: Incident, notice: string | null = null): Call[] {
  const { calls } = thisRound(whole, 'violation')
  const tries = [...calls.values()].filter(
    ({ id, office }) => office === 'prefecture' && (notice === null || follows(whole, notice, id)),
  )
  const answered = tries.findLastIndex(
    ({ id, outcome }) => outcome === 'connected' && (notice === null || !follows(whole, id, notice)),
  )
  return tries
    .slice(answered + 1)
    .filter(({ outcome }) => hasFailed(outcome))
    .toReversed()
}

/** Calls in vain to any of these offices this time, as they were made: what came after takes none away. */
export function triesInVain(whole: Incident, offices: readonly string[]): Call[] {
  const calls = [...thisRound(whole, 'violation').calls.values()]
  const tries = calls.filter(({ office, outcome }) => offices.includes(office ?? '') && hasFailed(outcome))
  return tries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Whether telling the agency by 3-2(4) needs a reason in words now: no try of the prefecture stands that was in vain. */
export function directNeedsReason(incident: Incident): boolean {
  return failedTries(incident).length === 0
}

/**
 * To whom 3-2(4) goes now: where the prefecture was tried in vain to the agency, unless that knows of it already by
 * 3-4(2).
 */
export function addressee(incident: Incident): 'prefecture' | 'agency' {
  const told = noticesTo(thisRound(incident, 'violation'), 'agency')
  const knows = told.some(({ clauses }) => clauses.includes('3-4(2)'))
  return failedTries(incident).length > 0 && !knows ? 'agency' : 'prefecture'
}
