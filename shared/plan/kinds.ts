// Kinds of emergency 緊急時の区分 (1-1): 障害 (1-1(1)) and 不正行為 (1-1(2)), and the four answers about each.
export const kindIds = ['fault', 'violation'] as const

/** 調査中 is what holds until somebody has assessed the kind (our reading of 1-1 and 1-3). */
export const presenceIds = ['investigating', 'suspected', 'present', 'absent'] as const

export const presences = {
  investigating: '調査中',
  suspected: '疑い',
  present: '有',
  absent: '無',
} as const satisfies Record<(typeof presenceIds)[number], string>
