// Office hours of the prefecture. The hours are not in the plan: 08:30 to 17:15 is our default.
// Closed days beside Saturday, Sunday and the national holidays: 滋賀県の休日を定める条例, 12/29 to 1/3.
import type { OfficeHours } from './schemas.ts'

export type { OfficeHours } from './schemas.ts'

export const prefectureHours = {
  openMinute: 8 * 60 + 30,
  closeMinute: 17 * 60 + 15,
  shown: '8:30–17:15',
  yearEnd: { from: '12-29', until: '01-03' },
} as const satisfies OfficeHours
