// A whole night of level 3 in facts, from the event to resumption, as five people say it: a line that says too much or too
// little on any sheet shows there. Beside it a fault, another level 2 that goes on, and a drill.
import { uuidv7 } from '../people.ts'
import { factId } from './said-in.ts'
import type { Said } from './said-in.ts'

export const incidents = {
  firewall: uuidv7(910_001),
  virus: uuidv7(910_002),
  fault: uuidv7(910_003),
  drill: uuidv7(910_004),
} as const

export const incidentWhat = {
  firewall: 'FWのログに、住基ネット側から業務端末への見慣れない通信が残っている',
  virus: 'ウィルス対策ソフトが窓口の業務端末1台でウィルスを検出し、駆除した',
  fault: 'CSの耐タンパー装置の警告ランプが赤く点灯し、照会ができない',
  drill: '想定: 業務端末の不審な操作を検出',
} as const

const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })
const night = { by: '宿直 甲', office: null, enteredBy: '宿直 甲' }
const manager = { by: '管理 乙', office: 'identityManager', enteredBy: '管理 乙' }
/** The night officer types what the deputy says on the phone. */
const deputy = { by: '代理 丙', office: 'responder', actingFor: 'identityManager', enteredBy: '宿直 甲' }
const responder = { by: '緊急 辛', office: 'responder', enteredBy: '宿直 甲' }
const chief = { by: '統括 丁', office: 'protectionChief', enteredBy: '統括 丁' }

const ids = {
  tried: factId(),
  triedDay: factId(),
  direct: factId(),
  notDialled: factId(),
  suspected: factId(),
  judged2: factId(),
  judged3: factId(),
  chiefCall: factId(),
  chiefAgain: factId(),
  prefectureAgain: factId(),
  agencyAgain: factId(),
  cut: factId(),
  meeting: factId(),
  second: factId(),
  approval: factId(),
  urgent: factId(),
  wrong: factId(),
  place: factId(),
} as const

const prefecture = {
  contact: 'prefectureNight',
  organisation: '滋賀県総務部自治振興課(夜間・休日時)',
  number: '0775633750',
  office: 'prefecture',
}
const prefectureDay = { ...prefecture, contact: 'prefectureDay', number: '0775283233' }
const agency = { contact: 'agency', organisation: '指定情報処理機関', number: '0352140908', office: 'agency' }
const ofChief = {
  contact: null,
  organisation: '統括 丁',
  number: '09000000001',
  office: 'protectionChief',
}
const judgement = { reason: null, helpedBy: [], replaces: [] }
const told = { call: null, person: null, reason: null, what: null }
const notTaken = (item: string): Said => ({
  type: 'v1.itemLeftUndecided',
  body: { item, meeting: ids.meeting },
  ...chief,
  ...at('04:12'),
})

const firewall: readonly Said[] = [
  { type: 'v1.intakeReceived', body: { what: incidentWhat.firewall }, ...night, ...at('01:40') },
  { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'suspected' }, ...night, ...at('01:41') },
  {
    type: 'v1.intakeDetailed',
    body: { form: { coming: 'discovered', place: '2階の電算室', equipment: ['firewall'] } },
    ...night,
    ...at('01:44'),
  },
  {
    id: ids.suspected,
    type: 'v1.threatSuspected',
    body: { level: 2, examples: ['accessStoppedByFirewall'], reason: null },
    ...night,
    ...at('01:46'),
  },
  { id: ids.tried, type: 'v1.callPlaced', body: prefecture, ...night, ...at('01:48') },
  { type: 'v1.callEnded', body: { call: ids.tried, outcome: 'noAnswer' }, ...night, ...at('01:49') },
  { id: ids.notDialled, type: 'v1.callPlaced', body: prefectureDay, ...night, ...at('01:50') },
  { type: 'v1.callEnded', body: { call: ids.notDialled, outcome: 'notDialled' }, ...night, ...at('01:50') },
  { id: ids.direct, type: 'v1.callPlaced', body: agency, ...night, ...at('01:51') },
  { type: 'v1.callEnded', body: { call: ids.direct, outcome: 'connected' }, ...night, ...at('01:55') },
  {
    type: 'v1.notified',
    body: {
      ...told,
      office: 'agency',
      call: ids.direct,
      person: '当番 戊',
      clauses: ['3-2(4)'],
      what: '状況を伝えた。FWのログを保存するよう言われた',
    },
    ...night,
    ...at('01:55'),
  },
  {
    type: 'v1.notified',
    body: { ...told, office: 'maintainer', person: '保守 己', clauses: ['3-2(3)'] },
    ...night,
    ...at('01:58'),
  },
  {
    type: 'v1.threatAssessed',
    id: ids.judged2,
    body: { ...judgement, level: 2, examples: ['accessStoppedByFirewall'], replaces: [ids.suspected] },
    ...deputy,
    ...at('02:05'),
  },
  {
    type: 'v1.respondersConvened',
    body: { what: '緊急対策職員2人を電話で呼んだ' },
    ...deputy,
    ...at('02:07'),
  },
  {
    id: ids.judged3,
    type: 'v1.threatAssessed',
    body: {
      ...judgement,
      level: 3,
      examples: ['accessThroughFirewall'],
      reason: 'FWを通った通信が2回あった',
      helpedBy: ['maintainer', 'agency'],
      replaces: [ids.judged2],
    },
    ...manager,
    ...at('02:26'),
  },
  { type: 'v1.rightsAtRiskFound', body: { what: null }, ...manager, ...at('02:28') },
  { id: ids.chiefCall, type: 'v1.callPlaced', body: ofChief, ...night, ...at('02:29') },
  { type: 'v1.callEnded', body: { call: ids.chiefCall, outcome: 'noAnswer' }, ...night, ...at('02:30') },
  { id: ids.prefectureAgain, type: 'v1.callPlaced', body: prefecture, ...night, ...at('02:31') },
  {
    type: 'v1.callEnded',
    body: { call: ids.prefectureAgain, outcome: 'connected' },
    ...night,
    ...at('02:34'),
  },
  {
    type: 'v1.notified',
    body: {
      ...told,
      office: 'prefecture',
      call: ids.prefectureAgain,
      person: '県 庚',
      clauses: ['3-2(4)', '3-4(2)'],
    },
    ...night,
    ...at('02:34'),
  },
  { id: ids.agencyAgain, type: 'v1.callPlaced', body: agency, ...night, ...at('02:35') },
  { type: 'v1.callEnded', body: { call: ids.agencyAgain, outcome: 'connected' }, ...night, ...at('02:37') },
  {
    type: 'v1.notified',
    body: { ...told, office: 'agency', call: ids.agencyAgain, person: '当番 戊', clauses: ['3-4(2)'] },
    ...night,
    ...at('02:37'),
  },
  {
    id: ids.cut,
    type: 'v1.isolated',
    body: {
      what: '既存住基システム',
      from: '住基ネット',
      clause: '3-4(2)',
      byProcedure: true,
      helpedBy: ['maintainer'],
    },
    ...responder,
    ...at('02:41'),
  },
  { id: ids.chiefAgain, type: 'v1.callPlaced', body: ofChief, ...night, ...at('02:44') },
  { type: 'v1.callEnded', body: { call: ids.chiefAgain, outcome: 'connected' }, ...night, ...at('02:46') },
  {
    type: 'v1.notified',
    body: {
      ...told,
      office: 'protectionChief',
      call: ids.chiefAgain,
      person: '統括 丁',
      clauses: ['3-4(2)'],
    },
    ...night,
    ...at('02:46'),
  },
  { type: 'v1.councilRequested', body: { clause: '3-3', what: null }, ...manager, ...at('02:48') },
  {
    id: ids.wrong,
    type: 'v1.measureStarted',
    body: { what: '庁内LANのルーターの電源を切った', clause: '3-4' },
    ...night,
    ...at('02:50'),
  },
  {
    type: 'v1.corrected',
    body: { operation: ids.wrong, nature: 'mistaken', body: null, reason: '電源を切ったのは別の機器' },
    ...night,
    ...at('02:52'),
  },
  {
    id: ids.place,
    type: 'v1.measureStarted',
    body: { what: '業務端末3台のLANケーブルを抜いた', clause: '3-4' },
    ...night,
    ...at('02:53'),
  },
  {
    type: 'v1.corrected',
    body: {
      operation: ids.place,
      nature: 'amended',
      body: { what: '業務端末2台のLANケーブルを抜いた', clause: '3-4' },
      said: { at: '2026-11-23T02:47:00+09:00' },
      reason: '台数と時刻の間違い',
    },
    ...night,
    ...at('02:58'),
  },
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

const virus: readonly Said[] = [
  { type: 'v1.intakeReceived', body: { what: incidentWhat.virus }, ...night, ...at('03:20') },
  { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'present' }, ...night, ...at('03:21') },
  {
    type: 'v1.threatAssessed',
    body: { ...judgement, level: 2, examples: ['malwareDetected'] },
    ...manager,
    ...at('03:30'),
  },
  {
    type: 'v1.notified',
    body: { ...told, office: 'prefecture', person: '県 庚', clauses: ['3-2(4)'] },
    ...night,
    ...at('03:36'),
  },
]

const fault: readonly Said[] = [
  { type: 'v1.intakeReceived', body: { what: incidentWhat.fault }, ...night, ...at('00:10') },
  { type: 'v1.kindAssessed', body: { kind: 'fault', presence: 'present' }, ...night, ...at('00:12') },
  {
    type: 'v1.faultLocated',
    body: { kinds: ['hardware'], place: '電算室の棚', what: '耐タンパー装置' },
    ...responder,
    ...at('00:30'),
  },
  {
    type: 'v1.faultChecked',
    body: { check: 'hardwareLamps', result: 'abnormal', what: '赤が点灯' },
    ...responder,
    ...at('00:35'),
  },
  {
    type: 'v1.serverWeighed',
    body: { works: false, grave: false, long: null, outlook: null, residentImpact: '照会が止まる' },
    ...manager,
    ...at('00:50'),
  },
]

const drill: readonly Said[] = [
  {
    type: 'v1.intakeReceived',
    body: { what: incidentWhat.drill, drill: true },
    ...night,
    at: '2026-11-22T14:00:00+09:00',
  },
  {
    type: 'v1.threatAssessed',
    body: { ...judgement, level: 3, examples: ['suspiciousTerminalUse'] },
    ...manager,
    at: '2026-11-22T14:10:00+09:00',
  },
  {
    type: 'v1.notified',
    body: { ...told, office: 'prefecture', clauses: ['3-2(4)'] },
    ...night,
    at: '2026-11-22T14:14:00+09:00',
  },
  {
    type: 'v1.drillReviewed',
    body: { what: '夜間の番号を探すのに2分かかった' },
    ...manager,
    at: '2026-11-22T14:40:00+09:00',
  },
  { type: 'v1.drillEnded', body: { what: null }, ...manager, at: '2026-11-22T14:35:00+09:00' },
]

export const saidAtNight: Record<keyof typeof incidents, readonly Said[]> = { firewall, virus, fault, drill }
