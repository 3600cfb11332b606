// The night of level 3 from the council to resumption.
import { at, night, manager, chief, ids, told } from './level-3-people.ts'
import type { Said } from './said-in.ts'

const notTaken = (item: string): Said => ({
  type: 'v1.itemLeftUndecided',
  body: { item, meeting: ids.meeting },
  ...chief,
  ...at('04:12'),
})

export const council: readonly Said[] = [
  { type: 'v1.noted', body: { what: '電算室の鍵は宿直 甲が持っている' }, ...night, ...at('03:00') },
  {
    id: ids.meeting,
    type: 'v1.councilConvened',
    body: { clause: '3-3', what: null },
    ...chief,
    ...at('03:05'),
  },
  {
    type: 'v1.memberAnswered',
    body: { meeting: ids.meeting, member: '委員 一', answer: 'attends' },
    ...chief,
    ...at('03:08'),
  },
  {
    type: 'v1.memberAnswered',
    body: { meeting: ids.meeting, member: '委員 二', answer: 'notReached' },
    ...chief,
    ...at('03:10'),
  },
  {
    type: 'v1.councilHeld',
    body: { meeting: ids.meeting, place: '電話会議', chair: '統括 丁', present: ['委員 一'], next: null },
    ...chief,
    ...at('04:00'),
  },
  {
    id: ids.approval,
    type: 'v1.councilDecided',
    body: { item: 'urgentMeasures', what: '事後承認', meeting: ids.meeting, ratifies: [ids.cut] },
    ...chief,
    ...at('04:05'),
  },
  {
    id: ids.urgent,
    type: 'v1.councilDecided',
    body: {
      item: 'residentResponse',
      what: '広域交付の停止を窓口とホームページで知らせる',
      meeting: ids.meeting,
      urgent: true,
      responsible: '住民課',
    },
    ...chief,
    ...at('04:08'),
  },
  ...[
    'contactWithBodies',
    'technicalSupport',
    'emergencyOrganisation',
    'fallbackProcedure',
    'otherMatters',
  ].map(notTaken),
  { type: 'v1.decisionStarted', body: { decision: ids.urgent, what: null }, ...manager, ...at('04:20') },
  {
    type: 'v1.sourceAnalysed',
    body: { source: 'logs', what: '外からの通信は01:12と01:20の2回' },
    ...manager,
    ...at('04:40'),
  },
  {
    type: 'v1.causeFound',
    body: { what: 'FWの設定の誤り', period: '11月22日の保守作業のあと' },
    ...manager,
    ...at('05:10'),
  },
  {
    type: 'v1.reportedToMayor',
    body: { what: null, damage: null, plans: 'FWの設定を保守委託事業者と見直す' },
    ...chief,
    ...at('05:30'),
  },
  ...(['maintainer', 'prefecture', 'agency'] as const).map((office, index): Said => ({
    type: 'v1.notified',
    body: { ...told, office, clauses: ['3-9'] },
    ...manager,
    ...at(`06:0${index}`),
  })),
  { type: 'v1.resumptionConfirmed', body: { what: null }, ...manager, ...at('06:10') },
  {
    id: ids.second,
    type: 'v1.councilConvened',
    body: { clause: '3-9', what: null },
    ...chief,
    ...at('06:12'),
  },
  {
    type: 'v1.councilHeld',
    body: {
      meeting: ids.second,
      place: '役場2階の会議室',
      chair: '統括 丁',
      present: ['委員 一'],
      next: null,
    },
    ...chief,
    ...at('06:30'),
  },
  {
    type: 'v1.councilDecided',
    body: { item: 'resumption', what: '再開する', meeting: ids.second, resumes: true },
    ...chief,
    ...at('06:35'),
  },
  {
    type: 'v1.resumed',
    body: {
      clause: '3-9',
      what: null,
      reason: null,
      warned: ['既存住基システムを住基ネットから切り離したままです。'],
    },
    ...manager,
    ...at('06:50'),
  },
]
