// Who says what in the night of level 3, whom they call, and the ids by which one fact names another.
import { factId } from './said-in.ts'

export const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })
export const night = { by: '宿直 甲', office: null, enteredBy: '宿直 甲' }
export const manager = { by: '管理 乙', office: 'identityManager', enteredBy: '管理 乙' }
/** The night officer types what the deputy says on the phone. */
export const deputy = {
  by: '代理 丙',
  office: 'responder',
  actingFor: 'identityManager',
  enteredBy: '宿直 甲',
}
export const responder = { by: '緊急 辛', office: 'responder', enteredBy: '宿直 甲' }
export const chief = { by: '統括 丁', office: 'protectionChief', enteredBy: '統括 丁' }

export const ids = {
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

export const prefecture = {
  contact: 'prefectureNight',
  organisation: '滋賀県総務部自治振興課(夜間・休日時)',
  number: '0775633750',
  office: 'prefecture',
}
export const prefectureDay = { ...prefecture, contact: 'prefectureDay', number: '0775283233' }
export const agency = {
  contact: 'agency',
  organisation: '指定情報処理機関',
  number: '0352140908',
  office: 'agency',
}
export const ofChief = {
  contact: null,
  organisation: '統括 丁',
  number: '09000000001',
  office: 'protectionChief',
}
export const judgement = { reason: null, helpedBy: [], replaces: [] }
export const told = { call: null, person: null, reason: null, what: null }
