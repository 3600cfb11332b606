// Kinds of fault 障害の種類 (2-1(1)) and the checks that find their cause 原因究明手順 (2-1(2)), word for word.
// Where the cell broke its lines the ordinance's text has a space: a check each. A closing 等 stays with the last.
import type { FaultKindRow } from './schemas.ts'

export const faultKindIds = ['hardware', 'software', 'network'] as const

export type FaultKindId = (typeof faultKindIds)[number]

export const faultCheckIds = [
  'hardwarePower',
  'hardwareLamps',
  'hardwareShape',
  'softwareBugReports',
  'networkPower',
  'networkLamps',
  'networkCommands',
  'networkSight',
] as const

export type FaultCheckId = (typeof faultCheckIds)[number]

/** The headings of the columns: of the kinds (2-1(1)), and of their checks (2-1(2)). */
export const faultKindColumns = ['障害の種類', '事象'] as const
export const faultCheckColumns = ['障害の種類', '主な原因究明手順'] as const

export const faultKinds = [
  {
    id: 'hardware',
    name: 'ハードウェアの障害',
    event: '耐タンパー装置の故障等',
    clause: '2-1(1)',
    checks: [
      { id: 'hardwarePower', text: '電源スイッチ・コンセントの確認' },
      { id: 'hardwareLamps', text: '警告ランプの確認' },
      { id: 'hardwareShape', text: '形状異常の確認等' },
    ],
    checksClause: '2-1(2)',
  },
  {
    id: 'software',
    name: 'ソフトウェアの障害',
    event: '業務ソフトのバグ(プログラムの誤り)等',
    clause: '2-1(1)',
    checks: [{ id: 'softwareBugReports', text: 'バグ情報の確認等' }],
    checksClause: '2-1(2)',
  },
  {
    id: 'network',
    name: 'ネットワークの障害',
    event: '機器の故障、構内回線の切断等',
    clause: '2-1(1)',
    checks: [
      { id: 'networkPower', text: '電源スイッチ・コンセントの確認' },
      { id: 'networkLamps', text: '警告ランプの確認' },
      { id: 'networkCommands', text: 'コマンドによる確認' },
      { id: 'networkSight', text: '目視による確認等' },
    ],
    checksClause: '2-1(2)',
  },
] as const satisfies readonly FaultKindRow[]
