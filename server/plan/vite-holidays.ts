// `virtual:holiday-calendar`: the holidays of the years in use, fixed when the app is built.
import type { Plugin } from 'vite'
import { holidayCalendar } from '../../shared/plan/holidays.ts'

const name = 'virtual:holiday-calendar'
const firstYear = 2026
const yearsAhead = 3

export function holidays(): Plugin {
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const lastYear = new Date().getFullYear() + yearsAhead
      return `export const calendar = ${JSON.stringify(holidayCalendar(firstYear, lastYear))}`
    },
  }
}
