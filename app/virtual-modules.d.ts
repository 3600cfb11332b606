declare module 'virtual:holiday-calendar' {
  import type { HolidayCalendar } from '../shared/plan/holidays.ts'
  export const calendar: HolidayCalendar
}

/** Trusted Types, as far as they are used here: TypeScript's DOM does not know them. What is made passes for a string. */
declare var trustedTypes: { createPolicy: (name: string, rules: HtmlRules) => HtmlRules } | undefined
type HtmlRules = { createHTML: (html: string) => string }
