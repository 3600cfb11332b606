// What a device's clock can be (SY3); apart from the stamps, for pages that hold no schema.

/** No record is older: a stamp from before is of a clock that was set to nothing, and is ordered by its receipt. */
export const firstYear = '2020'
/** The last day that four digits of a year can tell: a clock beyond it is read as this. */
export const lastMs = Date.UTC(9999, 11, 31)
/** The first moment that an id can tell (RFC 9562): a clock before it is read as this. */
export const firstMs = 0

/** A device's clock as a record can tell it: nothing said is refused for it. */
export function boundedMs(nowMs: number): number {
  return Number.isNaN(nowMs) ? firstMs : Math.max(firstMs, Math.min(nowMs, lastMs))
}
