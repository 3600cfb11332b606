// First response 対応手順 (1-3), by the assetManager 情報資産管理責任者: form 1, provisional measures, contact, inquiry.
import { happenedAt, isDivided, isSaidAfter, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import type { Kind } from '../incident/operation-bodies.ts'
import type { OperationOf } from '../incident/operation.ts'
import { isOutsideTown } from '../plan/offices.ts'
import { raisedBy } from './duty-entry.ts'
import type { DutyEntries, Raised, When } from './duty-entry.ts'
import { isOvertaken } from './ending.ts'
import { isFaultTrack } from './fault/fault-track.ts'
import { tells } from './notices.ts'
import { blanksOf } from './sheets/intake-sheet.ts'
import { isViolationTrack } from './violation/violation-track.ts'

const ofIntake = { clause: '1-3', office: 'assetManager', raised: sinceItBegan } as const

/** In the order of the sentence of 1-3. None carries an urgency word: the clause has none. */
export const intakeDuties = {
  '1-3 form1': {
    ...ofIntake,
    act: 'recordForm1',
    words: { what: '事象を緊急時通報受付票に記録する', button: '受付票に記録' },
    home: { form: 'v1.intakeReceived' },
    fulfilledBy: { 'v1.intakeReceived': true },
  },
  // Our reading: the record of the event is the form's first word, and the form itself stays owed until nothing that it
  // asks for is blank. It never waits, and never comes first.
  '1-3 fill': {
    ...ofIntake,
    act: 'fillForm1',
    words: { what: '緊急時通報受付票の未記入を埋める', button: '受付票を埋める' },
    home: { screen: 'form1' },
    note: 'どの欄を求めるかは当方の読み方',
    raised: (incident) => raisedBy(incident, saidOf(incident, 'v1.intakeReceived')[0]),
    fulfilledBy: { 'v1.intakeDetailed': true },
    complete: ({ incident }) => blanksOf(incident).length === 0,
  },
  // Whether any is needed is the person's to say.
  '1-3 measures': {
    ...ofIntake,
    condition: '必要に応じて',
    act: 'recordMeasure',
    words: { what: '暫定的な対応措置をとり、記録する', button: '措置を記録' },
    home: { form: 'v1.measureStarted', given: { helpedBy: [] } },
    fulfilledBy: { 'v1.measureStarted': ({ body }) => body.clause === '1-3' },
  },
  // Our reading: telling one office outside the town fulfils it. Neither the town's own responder nor whoever found the
  // event is a 関係機関, and a call that was answered has told nobody yet.
  '1-3 contact': {
    ...ofIntake,
    act: 'call',
    words: { what: '関係機関と連絡・調整する', button: '関係機関へ電話' },
    note: '一つの機関で済みます(当方の読み方)',
    home: { calls: null },
    fulfilledBy: {
      'v1.notified': (said, { incident }) =>
        isOutsideTown(said.body.office) && tells(said, said.body.office, '1-3', incident),
    },
  },
  '1-3 inquire fault': {
    ...ofIntake,
    act: 'assessFault',
    words: { what: '障害の有無を調査分析する', button: '有無を記録' },
    home: { presence: 'fault' },
    fulfilledBy: { 'v1.kindAssessed': answers('fault') },
  },
  '1-3 inquire violation': {
    ...ofIntake,
    act: 'assessViolation',
    words: { what: '不正行為の有無を調査分析する', button: '有無を記録' },
    home: { presence: 'violation' },
    fulfilledBy: { 'v1.kindAssessed': answers('violation') },
  },
  // Neither kind is present. Our reading: the plan has nothing else to do then.
  '1-3 none': {
    ...ofIntake,
    act: 'closeNotApplicable',
    words: { what: '該当なしとして終える', button: '事案を終える' },
    note: '障害も不正行為も無のとき(当方の読み方)',
    home: { screen: 'resumption' },
    raised: onceNeitherIsThere,
    fulfilledBy: { 'v1.foundNotApplicable': (said, { incident }) => !isOvertaken(incident, said) },
  },
} as const satisfies DutyEntries

function sinceItBegan({ since }: Incident): Raised[] {
  return [{ since }]
}

/**
 * 存在の有無について調査分析. Our reading: owed for each kind until 有 or 無 is recorded, and again while two people have
 * judged apart.
 */
function answers(kind: Kind) {
  return ({ id }: OperationOf<'v1.kindAssessed'>, { incident }: When): boolean => {
    const { presence, operation } = incident.kinds[kind]
    return (
      id === operation &&
      (presence === 'present' || presence === 'absent') &&
      !isDivided(incident.kinds[kind])
    )
  }
}

function onceNeitherIsThere(incident: Incident): Raised[] {
  const { fault, violation } = incident.kinds
  const absent = [fault, violation].every((kind) => kind.presence === 'absent' && !isDivided(kind))
  if (!absent || isFaultTrack(incident) || isViolationTrack(incident)) return []
  const [last = ''] = [fault.operation ?? '', violation.operation ?? ''].toSorted(
    (a, b) => Number(isSaidAfter(incident, b, a)) - Number(isSaidAfter(incident, a, b)),
  )
  return [{ since: happenedAt(incident, last) }]
}
