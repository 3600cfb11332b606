// A record with something of everything, for the sheets that are printed from it; and one with more than fits.
import { maxNameLength, maxTextLength } from '../../shared/incident/operation-fields.ts'
import { factId } from './said-in.ts'
import type { Said } from './said-in.ts'

const ids = {
  call: factId(),
  isolation: factId(),
  meeting: factId(),
  decision: factId(),
}
const { call, isolation, meeting, decision } = ids

export const fullRecord: readonly Said[] = [
  {
    type: 'v1.intakeDetailed',
    body: {
      form: {
        coming: 'reported',
        occurredAt: '2026-11-23T00:00:00+09:00',
        discoveredAt: '2026-11-22T12:00:00+09:00',
        place: '電算室',
        equipment: ['communicationServer'],
        residentImpact: '広域交付が止まる',
      },
    },
  },
  {
    id: call,
    type: 'v1.callPlaced',
    body: {
      contact: 'prefectureNight',
      organisation: '滋賀県総務部自治振興課(夜間・休日時)',
      number: '0775633750',
    },
  },
  { type: 'v1.callEnded', body: { call, outcome: 'noAnswer' } },
  {
    type: 'v1.attachmentAdded',
    body: {
      sha256: 'a'.repeat(64),
      mediaType: 'image/jpeg',
      size: 812_345,
      name: 'IMG_0001.jpg',
      what: 'CSの警告ランプ',
    },
  },
  {
    type: 'v1.notified',
    body: { office: 'agency', call: null, person: '当番 戊', reason: null, clauses: ['3-2(4)'] },
  },
  {
    type: 'v1.faultLocated',
    body: { kinds: ['hardware'], place: '電算室の棚', what: '耐タンパー装置が応答しない' },
  },
  { type: 'v1.faultChecked', body: { check: 'hardwareLamps', result: 'abnormal', what: '赤が点灯' } },
  {
    type: 'v1.threatAssessed',
    body: {
      level: 3,
      examples: ['accessThroughFirewall'],
      reason: null,
      helpedBy: ['maintainer'],
      replaces: [],
    },
  },
  {
    id: isolation,
    type: 'v1.isolated',
    body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(1)', byProcedure: true },
  },
  { type: 'v1.reconnected', body: { isolation, what: '点検のあと' } },
  { type: 'v1.measureStarted', body: { what: '操作者用ICカードを止めた', clause: '3-4' } },
  { type: 'v1.causeFound', body: { what: '持ち込んだ媒体', period: '11月20日ごろ' } },
  {
    type: 'v1.correctiveActionPlanned',
    body: { what: '媒体の持込みを禁じる', responsible: '総務課', due: '2026-12-25' },
  },
  { id: meeting, type: 'v1.councilConvened', body: { clause: '3-3', what: null } },
  { type: 'v1.memberAnswered', body: { meeting, member: '委員 一', answer: 'attends' } },
  {
    type: 'v1.councilHeld',
    body: { meeting, place: '役場2階', chair: '統括 丁', present: ['委員 一'], next: null },
  },
  {
    id: decision,
    type: 'v1.councilDecided',
    body: { item: 'urgentMeasures', what: '切離しを認める', meeting, ratifies: [isolation], urgent: true },
  },
  { type: 'v1.decisionStarted', body: { decision, what: null } },
]

/** Of each sheet, what it must then say. */
export const fullSheets: Readonly<Record<string, readonly string[]>> = {
  form1: [
    '通報',
    '午前0時',
    '正午',
    '電算室',
    'CS',
    '077-563-3750',
    '応答なし',
    '当番戊',
    '広域交付が止まる',
  ],
  form2: ['ハードウェアの障害', '警告ランプの確認', '異常あり', '赤が点灯', '電算室の棚', '未確認'],
  form3: [
    'レベル3と判定',
    'FWを通過した不正アクセス',
    '既存住基システムを住基ネットから',
    '点検のあと',
    '持ち込んだ媒体',
    '11月20日ごろ',
    '令和8年12月25日(金)',
    'のため直接',
    '本人確認情報管理責任者→情報保護統括責任者',
  ],
  minutes: [
    '役場2階',
    '統括丁',
    '委員一',
    '出席する',
    '切離しを認める',
    '事後承認',
    '着手',
    'その他必要な事項',
  ],
  mayorReport: [
    'レベル3と判定',
    '操作者用ICカードを止めた',
    '広域交付が止まる',
    '媒体の持込みを禁じる',
    '文書番号第号',
    '愛荘町長様',
    '情報保護統括責任者町長報告第1報',
  ],
  timeline: ['異常あり', '応答なし', '会議の決定に着手した', '発見日時:令和8年11月22日(日)正午'],
  handOver: ['切り離した', '指定情報処理機関通報した3-2(4)', 'レベル3と判定', '町長に報告する'],
}

const text = '長'.repeat(maxTextLength)
const by = '名'.repeat(maxNameLength)
const many: readonly Said[] = [
  { by, type: 'v1.measureStarted', body: { what: text, clause: '3-4' } },
  {
    by,
    type: 'v1.notified',
    body: { office: 'prefecture', call: null, person: by, reason: text, clauses: ['3-2(4)'] },
  },
  { by, type: 'v1.councilDecided', body: { item: 'otherMatters', what: text } },
]

/** More than fits one page, in texts as long as they may be. */
export const endlessRecord: readonly Said[] = Array.from({ length: 10 }, () => many).flat()
