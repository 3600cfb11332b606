// Offices where there is room for two letters: in the state's cells, on a button that calls.
import { officeName } from '../../shared/plan/offices.ts'

const short: Readonly<Record<string, string>> = {
  prefecture: '県',
  agency: '機関',
  protectionChief: '統括',
}

/** On a button of its own. */
export function calledOffice(office: string): string {
  return office === 'protectionChief' ? officeName(office).replace('情報保護', '') : shortOffice(office)
}

export function shortOffice(office: string): string {
  return short[office] ?? officeName(office)
}
