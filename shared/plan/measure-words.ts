// Words of ours beside the measure examples 緊急措置例 (参考): who noticed, and what the town does about a measure. Apart from
// the rows themselves: an operation's schema names them, and a page that starts has no use for the table.
/** The other tap: who noticed. */
export const noticerIds = ['agency', 'town', 'audit', 'supplier'] as const

export const noticers = {
  agency: '全国センター',
  town: 'この町',
  audit: '監査',
  supplier: 'ベンダー',
} as const satisfies Record<(typeof noticerIds)[number], string>

/** The town's part in a measure: it acts, helps what the agency does, or acts with the agency's help. */
export const measureVerbIds = ['acts', 'helps', 'actsWithAgency'] as const

export const measureVerbs = {
  acts: '町が行う',
  helps: '全国センターが行う措置に協力する',
  actsWithAgency: '全国センターの協力・連携を得て行う',
} as const satisfies Record<(typeof measureVerbIds)[number], string>
