// Kinds of emergency 緊急時の区分 (1-1): 障害 (1-1(1)) and 不正行為 (1-1(2)), with the ordinance's definitions, and the four answers about each.
import type { KindRow } from './schemas.ts'

export const kindIds = ['fault', 'violation'] as const

export const kinds = {
  fault: {
    name: '障害',
    definition:
      '住基ネットで使用するハードウェア、ソフトウェアおよびネットワークの機能が正常に作動しない状態になることをいう。',
    clause: '1-1',
  },
  violation: {
    name: '不正行為',
    definition:
      '住基ネットの目的外使用、住基ネットの運用を阻害する行為等、住基データの保護に脅威を及ぼすおそれがある場合をいう。',
    clause: '1-1',
  },
} as const satisfies Record<(typeof kindIds)[number], KindRow>

/** 調査中 is what holds until somebody has assessed the kind (our reading of 1-1 and 1-3). */
export const presenceIds = ['investigating', 'suspected', 'present', 'absent'] as const

export const presences = {
  investigating: '調査中',
  suspected: '疑い',
  present: '有',
  absent: '無',
} as const satisfies Record<(typeof presenceIds)[number], string>
