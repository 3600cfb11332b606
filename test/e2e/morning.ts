// The night of 2026-11-23 as the office finds it in the morning: three incidents and a drill, said by several people.
import type { Page } from '@playwright/test'
import { uuidv7 } from '../people.ts'
import { factId, say } from './said-in.ts'
import type { Said } from './said-in.ts'

const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })
const duty = { by: '宿直 甲', office: 'responder' }
const manager = { by: '管理 乙', office: 'identityManager' }

const [tried, again, direct, cut, meeting] = [factId(), factId(), factId(), factId(), factId()]
const prefecture = {
  contact: 'prefectureNight',
  organisation: '滋賀県総務部自治振興課(夜間・休日時)',
  number: '0775633750',
}
const agency = { contact: 'agency', organisation: '指定情報処理機関', number: '0352140908' }
const level = { examples: [], reason: null, helpedBy: [], replaces: [] }

export const nightIncidents = {
  firewall: uuidv7(900_001),
  terminal: uuidv7(900_002),
  storeroom: uuidv7(900_003),
  drill: uuidv7(900_004),
} as const

const said: Record<keyof typeof nightIncidents, readonly Said[]> = {
  firewall: [
    {
      type: 'v1.intakeReceived',
      body: { what: 'FWを通過した不正アクセスのログを発見' },
      ...duty,
      ...at('01:40'),
    },
    { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'present' }, ...duty, ...at('01:42') },
    { id: tried, type: 'v1.callPlaced', body: prefecture, ...duty, ...at('01:58') },
    { type: 'v1.callEnded', body: { call: tried, outcome: 'busy' }, ...duty, ...at('01:59') },
    { id: again, type: 'v1.callPlaced', body: prefecture, ...duty, ...at('02:05') },
    { type: 'v1.callEnded', body: { call: again, outcome: 'noAnswer' }, ...duty, ...at('02:06') },
    { id: direct, type: 'v1.callPlaced', body: agency, ...duty, ...at('02:09') },
    { type: 'v1.callEnded', body: { call: direct, outcome: 'connected' }, ...duty, ...at('02:13') },
    {
      type: 'v1.notified',
      body: { office: 'agency', call: direct, person: '当番 戊', reason: null, clauses: ['3-2(4)'] },
      ...duty,
      ...at('02:13'),
    },
    { type: 'v1.threatAssessed', body: { ...level, level: 3 }, ...manager, ...at('02:20') },
    {
      id: cut,
      type: 'v1.isolated',
      body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(1)', byProcedure: true },
      ...duty,
      ...at('02:31'),
    },
    { type: 'v1.councilRequested', body: { clause: '3-3', what: null }, ...manager, ...at('02:40') },
    {
      id: meeting,
      type: 'v1.councilConvened',
      body: { clause: '3-3', what: null },
      ...manager,
      ...at('03:05'),
    },
    {
      type: 'v1.councilHeld',
      body: { meeting, place: '電話会議', chair: '統括 丁', present: ['委員 一'], next: null },
      ...manager,
      ...at('04:30'),
    },
    {
      type: 'v1.councilDecided',
      body: { item: 'urgentMeasures', what: '切離しを認める', meeting, ratifies: [cut] },
      ...manager,
      ...at('04:40'),
    },
  ],
  terminal: [
    {
      type: 'v1.intakeReceived',
      body: { what: '耐タンパー装置の警告ランプが点灯した' },
      ...duty,
      ...at('22:10'),
    },
    { type: 'v1.kindAssessed', body: { kind: 'fault', presence: 'present' }, ...duty, ...at('22:15') },
    {
      type: 'v1.faultLocated',
      body: { kinds: ['hardware'], place: '電算室の棚', what: '耐タンパー装置' },
      ...duty,
      ...at('22:30'),
    },
    {
      type: 'v1.notified',
      body: { office: 'maintainer', call: null, person: '保守 己', reason: null, clauses: ['3-2(3)'] },
      ...duty,
      ...at('22:40'),
    },
  ],
  storeroom: [
    { type: 'v1.intakeReceived', body: { what: '備品倉庫に無断で人が入った' }, ...duty, ...at('19:00') },
    { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'present' }, ...duty, ...at('19:02') },
    { type: 'v1.threatAssessed', body: { ...level, level: 1 }, ...manager, ...at('19:20') },
    { type: 'v1.reportedInternally', body: { to: '総務課長', what: null }, ...manager, ...at('19:30') },
    { type: 'v1.stoodDown', body: { what: null }, ...manager, ...at('19:40') },
  ],
  drill: [
    { type: 'v1.intakeReceived', body: { what: '想定の不正アクセス', drill: true }, ...duty, ...at('14:00') },
    { type: 'v1.threatAssessed', body: { ...level, level: 3 }, ...manager, ...at('14:10') },
  ],
}

/** Puts the night into the record of an enrolled page. */
export async function sayNight(page: Page, nowMs: number): Promise<void> {
  for (const [name, id] of Object.entries(nightIncidents))
    await say(page, nowMs, id, said[name as keyof typeof nightIncidents])
}
