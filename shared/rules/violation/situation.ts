// Grasp of the situation 状況の把握 (3-2(1)(2)(3)), by 本人確認情報管理責任者. No urgency word: the clauses have none.
import { officeName } from '../../plan/offices.ts'
import type { DutyEntries } from '../duty-entry.ts'
import { tells } from '../notices.ts'
import { ofViolation } from './violation-track.ts'

/** Our reading: each is fulfilled by the first record of it. */
export const situationDuties = {
  '3-2(1) convene': {
    ...ofViolation,
    clause: '3-2(1)',
    act: 'conveneResponders',
    words: { what: `${officeName('responder')}を招集し、指揮・統括する`, button: '招集する' },
    home: { form: 'v1.respondersConvened', calls: 'responder' },
    fulfilledBy: { 'v1.respondersConvened': true },
  },
  '3-2(2) gather': {
    ...ofViolation,
    clause: '3-2(2)',
    act: 'gatherInformation',
    words: { what: `情報を${officeName('handlingStaff')}を経由して集約する`, button: '情報を記録' },
    home: { form: 'v1.informationGathered' },
    fulfilledBy: { 'v1.informationGathered': true },
  },
  '3-2(3) maintainer': {
    ...ofViolation,
    clause: '3-2(3)',
    act: 'contactMaintainer',
    words: { what: `${officeName('maintainer')}に連絡し、協力を得て調査・分析する`, button: '連絡する' },
    home: {
      form: 'v1.notified',
      given: { office: 'maintainer', call: null, reason: null, clauses: ['3-2(3)'] },
      calls: 'maintainer',
    },
    fulfilledBy: { 'v1.notified': (said, { incident }) => tells(said, 'maintainer', '3-2(3)', incident) },
  },
} as const satisfies DutyEntries
