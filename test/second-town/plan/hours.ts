// Office hours of the second town's prefecture.
import type { OfficeHours } from './schemas.ts'

export type { OfficeHours } from './schemas.ts'

export const prefectureHours = {
  openMinute: 9 * 60,
  closeMinute: 17 * 60,
  shown: '9:00–17:00',
  yearEnd: { from: '12-29', until: '01-03' },
} as const satisfies OfficeHours
