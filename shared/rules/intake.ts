// First response 対応手順 (1-3), by the assetManager 情報資産管理責任者: form 1, provisional measures, contact, inquiry.
import { happenedAt, isDivided, isSaidAfter, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { Kind } from '../incident/operation-bodies.ts'
import { kindIds } from '../plan/kinds.ts'
import { offices } from '../plan/offices.ts'
import { duty } from './duty.ts'
import type { Duty } from './duty.ts'
import { endingsOf } from './ending.ts'
import { evidentNotices } from './notices.ts'
import { isViolationTrack } from './violation/violation-track.ts'

/** The duties of 1-3 in the order of its sentence. None carries an urgency word: the clause has none. */
export function intakeDuties(incident: Incident): Duty[] {
  return [
    recordForm1(incident),
    provisionalMeasures(incident),
    contact(incident),
    ...kindIds.map((kind) => inquire(incident, kind)),
    ...notApplicable(incident),
  ]
}

const byAssetManager = { clause: '1-3', office: 'assetManager' } as const

function recordForm1(incident: Incident): Duty {
  const done = incident.intakes.map(({ operation }) => operation)
  return duty({ ...byAssetManager, id: '1-3 form1', act: 'recordForm1', since: incident.since, doneBy: done })
}

/** 必要に応じて: whether any is needed is the person's to say; one that was recorded fulfils it. */
function provisionalMeasures(incident: Incident): Duty {
  const done = saidOf(incident, 'v1.measureStarted')
    .filter(({ body }) => body.clause === '1-3')
    .map(({ id }) => id)
  return duty({
    ...byAssetManager,
    id: '1-3 measures',
    condition: '必要に応じて',
    act: 'recordMeasure',
    since: incident.since,
    doneBy: done,
  })
}

/**
 * 関係機関と連絡・調整. Our reading: one answered call to a number of the contact tree fulfils it, or one notice to an
 * office outside the town; calling back whoever found the event does not, nor a try without an answer.
 */
function contact(incident: Incident): Duty {
  const calls = [...incident.calls.values()]
    .filter((call) => call.contact !== null && call.outcome === 'connected')
    .map(({ id }) => id)
  const notices = evidentNotices(incident)
    .filter(({ office }) => offices.some(({ id, ofTown }) => id === office && !ofTown))
    .map(({ operation }) => operation)
  return duty({
    ...byAssetManager,
    id: '1-3 contact',
    act: 'call',
    since: incident.since,
    doneBy: [...calls, ...notices],
  })
}

/**
 * 存在の有無について調査分析. Our reading: owed for each kind until 有 or 無 is recorded, and
 * again while two people have judged apart.
 */
export function inquire(incident: Incident, kind: Kind): Duty {
  const { presence, operation } = incident.kinds[kind]
  const answered = (presence === 'present' || presence === 'absent') && !isDivided(incident.kinds[kind])
  return duty({
    ...byAssetManager,
    id: `1-3 inquire ${kind}`,
    act: kind === 'fault' ? 'assessFault' : 'assessViolation',
    since: incident.since,
    doneBy: answered && operation !== null ? [operation] : [],
  })
}

/** Neither kind is present: 該当なし ends the response. Our reading: the plan has nothing else to do then. */
function notApplicable(incident: Incident): Duty[] {
  const { fault, violation } = incident.kinds
  const absent = [fault, violation].every((kind) => kind.presence === 'absent' && !isDivided(kind))
  if (!absent || isViolationTrack(incident)) return []
  const [since] = [fault.operation, violation.operation].toSorted(
    (a, b) =>
      Number(isSaidAfter(incident, b ?? '', a ?? '')) - Number(isSaidAfter(incident, a ?? '', b ?? '')),
  )
  const ended = endingsOf(incident).map(({ id }) => id)
  return [
    duty({
      ...byAssetManager,
      id: '1-3 none',
      act: 'closeNotApplicable',
      since: happenedAt(incident, since ?? ''),
      doneBy: ended,
    }),
  ]
}
