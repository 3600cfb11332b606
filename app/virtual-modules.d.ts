declare module 'virtual:holiday-calendar' {
  import type { HolidayCalendar } from '../shared/plan/holidays.ts'
  export const calendar: HolidayCalendar
}
