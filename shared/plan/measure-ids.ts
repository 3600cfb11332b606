// Who notices, and what the town does about a measure (参考), by key: apart from the table, so that the record's schemas
// don't bring it along.
export const noticerIds = ['agency', 'town', 'audit', 'supplier'] as const

export const measureVerbIds = ['acts', 'helps', 'actsWithAgency'] as const
