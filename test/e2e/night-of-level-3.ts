// A whole night of level 3 in facts, from the event to resumption, as five people say it: a line that says too much or too
// little on any sheet shows there. Beside it a fault, another level 2 that goes on, and a drill.
import { uuidv7 } from '../people.ts'
import { alarm, firewallAlarm } from './level-3-alarm.ts'
import { council } from './level-3-council.ts'
import { at, night, manager, responder, judgement, told } from './level-3-people.ts'
import type { Said } from './said-in.ts'

export const incidents = {
  firewall: uuidv7(910_001),
  virus: uuidv7(910_002),
  fault: uuidv7(910_003),
  drill: uuidv7(910_004),
} as const

export const incidentWhat = {
  firewall: firewallAlarm,
  virus: 'ウィルス対策ソフトが窓口の業務端末1台でウィルスを検出し、駆除した',
  fault: 'CSの耐タンパー装置の警告ランプが赤く点灯し、照会ができない',
  drill: '想定: 業務端末の不審な操作を検出',
} as const

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

export const saidAtNight: Record<keyof typeof incidents, readonly Said[]> = {
  firewall: [...alarm, ...council],
  virus,
  fault,
  drill,
}
