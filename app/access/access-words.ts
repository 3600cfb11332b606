// A row of the access log in words, for screen and CSV.
import { contacts } from '#plan'
import { sheetIds } from '../../shared/incident/report-bodies.ts'
import type { AccessKind, AccessRow } from '../../shared/sync/access.ts'
import { actWords } from '../../shared/sync/confirmations.ts'
import { csvLine, csvStart } from '../../shared/sync/csv.ts'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import { knownDevices } from '../record/derived/known-devices.ts'
import { sheetNames } from '../words/sheet-words.ts'

export const kindNames: Record<AccessKind, string> = {
  enrolled: '端末の登録',
  invited: '登録コードの発行',
  revoked: '登録の解除',
  sessionRefused: '接続の拒否',
  settled: '保留の処理',
  passkeyAdded: 'パスキーの登録',
  confirmedByCode: '確認コードでの確認',
  bundleTaken: '記録のファイルの取り込み',
  settingChanged: '町の記録の変更',
  settingConfirmed: '町の記録の変更の確認',
  numberChanged: '電話番号の変更',
  printed: '印刷',
  csvSaved: '表(CSV)の保存',
  bundleSaved: '記録のファイルの保存',
  sheetShared: '帳票の共有',
  rowsRemoved: '古い行の削除',
}

const refusals: Record<string, string> = {
  notEnrolled: '登録のない端末',
  revoked: '登録を解除した端末',
  notAdministrator: '管理者の端末ではない',
  confirmationNeeded: '確かめていない操作',
  noPasskey: '使えないパスキー',
  unknownCode: '違うコード',
  codeUsed: '使われた登録コード',
  codeExpired: '期限の過ぎた登録コード',
  otherSecret: 'ほかの端末の名乗り',
  tooManyAttempts: '違うコードが多すぎる',
  many: '多数の相手(まとめて数えたもの)',
}

/** What of the town's record was changed. */
const settings: Record<string, string> = {
  'v1.contactEntered': '連絡先',
  'v1.memberNamed': '会議のメンバー',
  'v1.officeEntered': '職と代理',
  'v1.hoursEntered': '県の業務時間',
  'v1.closedDayEntered': '県の休日',
  'v1.procedureEntered': '切離しの手順',
  'v1.approvalColumnsEntered': '確認・決裁の欄',
  'v1.callBackEntered': '折り返しの番号',
  'v1.measureRowEntered': '町の緊急措置例',
  'v1.agendaItemEntered': '会議で決定する事項',
  'v1.ordinanceLoaded': '計画書の本文',
  'v1.corrected': '訂正',
}

/** Its device as it was enrolled; null: it was done at the server. */
export function whoWords({ person, name, device }: AccessRow): string {
  if (device === null) return 'サーバー'
  return [person, name].filter((word) => word !== null).join(' / ')
}

export function whatWords({ kind, what }: AccessRow): string {
  switch (kind) {
    case 'enrolled': {
      const [right, by] = what.split(' ')
      const words = [
        right === 'administrator' ? '管理者の端末' : '',
        by === undefined ? '' : `${nameOf(by)} のコード`,
      ]
      return words.filter((word) => word !== '').join(' / ')
    }
    case 'numberChanged':
      return numberWords(what)
    case 'revoked': {
      const [device = '', ...why] = what.split(' ')
      return [nameOf(device), ...why].join(' ')
    }
    case 'sessionRefused':
      return refusals[what] ?? what
    case 'confirmedByCode':
      return actWords(what, nameOf)
    case 'settled':
      return what.replace(' take ', '番を入れた ').replace(' leave ', '番を入れなかった ')
    case 'rowsRemoved':
      return `${what.split(':')[0]}番まで`
    case 'printed':
    case 'csvSaved':
    case 'bundleSaved':
    case 'sheetShared':
      return toldWords(what)
    default: {
      const [type = '', id] = what.split(' ')
      return settings[type] === undefined ? what : `${settings[type]} ${id}`
    }
  }
}

/** Whose number, and which it became. */
function numberWords(what: string): string {
  const [type = '', id, contact, digits, ...name] = what.split(' ')
  const printed = contacts.find((one) => one.id === contact)
  const whose = [printed?.name, ...name].filter((word) => word !== undefined && word !== '')
  const number = digits === '-' ? (printed === undefined ? '番号なし' : '計画書の番号') : digits
  return [type === 'v1.corrected' ? '訂正' : '', [...new Set(whose)].join(' '), number, id]
    .filter(Boolean)
    .join(' ')
}

/** When, by the device, and of which screen. */
function toldWords(what: string): string {
  const [at = '', path = '', count] = what.split(' ')
  const name = path.split('/').at(4)?.replace(/-\d+$/, '')
  const sheet = sheetIds.find((id) => id === name)
  const of = [sheet === undefined ? null : sheetNames[sheet], path, count]
  return [`端末の時刻 ${moment(at)}`, ...of].filter((word) => typeof word === 'string').join(' ')
}

const moment = (at: string) =>
  tokyoIso(Date.parse(at)).replace(/\..*/, '').replaceAll('-', '/').replace('T', ' ')

function nameOf(device: string): string {
  return knownDevices()?.devices.find((one) => one.device === device)?.name ?? device
}

const columns = [
  '番号',
  '日時',
  '種類',
  '使う人',
  '端末',
  '端末の番号',
  'アドレス',
  '内容',
  '回数',
  'ハッシュ',
]

/** The rows as they are read, the oldest first. */
export function accessCsv(rows: readonly AccessRow[]): string {
  const lines = rows.toReversed().map((row) => {
    const { number, at, kind, person, name, device, address, times, hash } = row
    return [
      number,
      { moment: moment(at) },
      kindNames[kind],
      person,
      name,
      device,
      address,
      whatWords(row),
      times,
      hash,
    ]
  })
  return [csvStart, csvLine(columns), ...lines.map(csvLine)].join('')
}
