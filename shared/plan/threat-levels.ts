// Threat levels 脅威度 (3-1): the three levels with their 事象 and 事例, word for word.
import type { ThreatLevelRow } from './schemas.ts'

export const threatExampleIds = [
  'intrusionUnrelatedPlace',
  'intrusionRelatedPlace',
  'accessStoppedByFirewall',
  'malwareDetected',
  'intrusionCriticalPlace',
  'accessThroughFirewall',
  'suspiciousTerminalUse',
  'malwareDisruption',
  'graveVulnerability',
  'basicRightsAtRisk',
] as const

export type ThreatExampleId = (typeof threatExampleIds)[number]
export type { ThreatLevel } from './schemas.ts'

/** The headings of the columns. */
export const threatLevelColumns = ['脅威度', '事象', '事例'] as const

/** From the lowest to the highest, as the table has them. */
export const threatLevels: readonly ThreatLevelRow[] = [
  {
    level: 1,
    name: 'レベル1',
    event: '本人確認情報に脅威を及ぼすおそれのない事象',
    examples: [
      {
        id: 'intrusionUnrelatedPlace',
        text: '住基ネット直接関係のない備品等のある場所への無権限者の侵入等',
        foundBy: null,
      },
    ],
    clause: '3-1',
  },
  {
    level: 2,
    name: 'レベル2',
    event: '本人確認情報に脅威を及ぼすおそれの低い事象',
    examples: [
      {
        id: 'intrusionRelatedPlace',
        text: '住基ネットに関係があるが、本人確認情報が記録されていない磁気ディスク、本人確認情報の保護とは関係がないソフトウェア、ドキュメント等のある場所への無権限者の侵入',
        foundBy: null,
      },
      {
        id: 'accessStoppedByFirewall',
        text: 'ファイアウォール(以下「FW」という。)を通過しなかった不正アクセス',
        foundBy: null,
      },
      {
        id: 'malwareDetected',
        text: 'ウィルス対策ソフトによるコンピュータウィルス等の検出等',
        foundBy: null,
      },
    ],
    clause: '3-1',
  },
  {
    level: 3,
    name: 'レベル3',
    event: '本人確認情報に脅威を及ぼすおそれの高い事象',
    examples: [
      {
        id: 'intrusionCriticalPlace',
        text: '本人確認情報が記録されている磁気ディスク、本人確認情報の保護する上で重要なソフトウェア、ドキュメント等のある場所への無権限者の侵入',
        foundBy: null,
      },
      { id: 'accessThroughFirewall', text: 'FWを通過した不正アクセス', foundBy: null },
      { id: 'suspiciousTerminalUse', text: '業務端末等の不審な操作の検出', foundBy: null },
      {
        id: 'malwareDisruption',
        text: 'コンピュータウィルス等の侵入によるシステムの異常作動',
        foundBy: null,
      },
      {
        id: 'graveVulnerability',
        text: '本人確認情報保護に関する重大な脆弱性の発見',
        foundBy: null,
      },
      {
        id: 'basicRightsAtRisk',
        text: '情報保護統括責任者が、住基ネットの管理運営上、住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがあると認める場合等',
        foundBy: 'protectionChief',
      },
    ],
    clause: '3-1',
  },
]
