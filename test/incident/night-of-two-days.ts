// A night and the day after, as a record would have it: everything that a picture of an incident draws.
import type { Operation } from '../../shared/incident/operation.ts'
import { operation } from '../people.ts'

/** `23 02:13`: a moment of November 2026 in Japan. */
function at(moment: string) {
  return { at: `2026-11-${moment.replace(' ', 'T')}:00+09:00` }
}

const prefecture = {
  contact: 'prefectureNight',
  organisation: '滋賀県総務部自治振興課',
  number: '0775633750',
}
const agency = { contact: 'agency', organisation: '指定情報処理機関', number: '0352140908' }
const level = { examples: [], reason: null }

export function twoDays(): Operation[] {
  const tries = ['23 02:20', '23 02:22', '23 02:40'].map((moment) =>
    operation('v1.callPlaced', prefecture, at(moment)),
  )
  const direct = operation('v1.callPlaced', agency, at('23 02:26'))
  const outcomes = (['busy', 'noAnswer', 'connected'] as const).map((outcome, n) =>
    operation('v1.callEnded', { call: tries[n]?.id ?? '', outcome }, at('23 02:41')),
  )
  const likely = operation('v1.threatSuspected', { ...level, level: 3 }, at('23 02:18'))
  const judged = operation(
    'v1.threatAssessed',
    { ...level, level: 3, helpedBy: [], replaces: [likely.id] },
    at('23 02:50'),
  )
  const again = operation(
    'v1.threatAssessed',
    { ...level, level: 2, helpedBy: [], replaces: [judged.id] },
    at('24 09:10'),
  )
  const cut = operation(
    'v1.isolated',
    { what: '既存住基システム', from: '住基ネット', clause: '3-4(1)', byProcedure: true },
    at('23 02:30'),
  )
  const terminal = operation(
    'v1.isolated',
    { what: '業務端末', from: '構内回線', clause: '3-4(1)', byProcedure: null },
    at('23 02:30'),
  )
  return [
    operation('v1.intakeReceived', { what: '業務端末で見慣れない操作があった' }, at('23 02:13')),
    ...tries,
    ...outcomes,
    direct,
    operation('v1.callEnded', { call: direct.id, outcome: 'connected' }, at('23 02:28')),
    operation(
      'v1.notified',
      { office: 'agency', call: direct.id, person: null, reason: null, clauses: ['3-2(4)'] },
      at('23 02:28'),
    ),
    likely,
    judged,
    again,
    operation('v1.measureStarted', { what: '業務端末の使用を止めた', clause: '1-3' }, at('23 02:15')),
    cut,
    terminal,
    operation('v1.reconnected', { isolation: cut.id, what: null }, at('24 10:00')),
    operation('v1.councilRequested', { clause: '3-3', what: null }, at('23 02:52')),
    operation('v1.councilConvened', { clause: '3-3', what: null }, at('23 03:05')),
    operation(
      'v1.councilHeld',
      { meeting: null, place: null, chair: null, present: [], next: null },
      at('23 04:30'),
    ),
    operation('v1.councilDecided', { item: 'urgentMeasures', what: '切離しの事後承認' }, at('23 04:40')),
    operation('v1.councilDecided', { item: 'fallbackProcedure', what: '窓口は紙' }, at('23 04:40')),
    operation('v1.reportedToMayor', { what: null }, at('23 05:00')),
    operation('v1.resumed', { clause: '3-9', what: null }, at('24 10:30')),
  ]
}
