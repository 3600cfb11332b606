// What a device's clock can be (SY3); apart from the stamps, for pages that hold no schema.

/** No record is older: a stamp from before is of a clock that was set to nothing, and is ordered by its receipt. */
export const firstYear = '2020'
/** The last day that four digits of a year can tell: a clock beyond it is read as this. */
export const lastMs = Date.UTC(9999, 11, 31)

/** A clock as a record can tell it, so that nothing said is refused: from the first moment of an id (RFC 9562), and of none that. */
export const boundedMs = (nowMs: number | null): number => Math.max(0, Math.min(nowMs || 0, lastMs))
