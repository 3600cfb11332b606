// Keys of ours beside the measure examples 緊急措置例 (参考). Apart from the rows and their words: an operation's schema names
// them, and a page that starts has no use for the table.

/** One of the two taps that find a row: who noticed. */
export const noticerIds = ['agency', 'town', 'audit', 'supplier'] as const

/** The town's part in a measure: it acts, helps what the agency does, or acts with the agency's help. */
export const measureVerbIds = ['acts', 'helps', 'actsWithAgency'] as const
