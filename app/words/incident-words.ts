// How an incident is named on every screen: its headline, its kinds, its provisional number.
import { kinds } from '#plan'
import { isDivided } from '../../shared/incident/incident.ts'
import type { Assessed, Incident } from '../../shared/incident/incident.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import type { Summary } from '../record/derived/summary.ts'
import { kindIds, presences } from '../../shared/plan/kinds.ts'

const headlineLength = 40

/** The first line of what happened; an incident of which nothing stands says so. */
export function wholeHeadline(incident: Incident): string {
  return incident.intakes[0]?.what.split('\n')[0]?.trim() || '受付の記録がありません'
}

/** The same, shortened. */
export function headline(incident: Incident): string {
  const line = wholeHeadline(incident)
  return [...line].length > headlineLength ? `${[...line].slice(0, headlineLength).join('')}…` : line
}

/** `障害(疑い)・不正行為(調査中)` (1-1) */
export function kindsInWords(incident: Incident): string {
  return kindIds.map((kind) => `${kinds[kind].name}(${presenceInWords(incident.kinds[kind])})`).join('・')
}

export function presenceInWords(assessed: Assessed): string {
  const presence = presences[assessed.presence]
  return isDivided(assessed) ? `${presence}・判断が分かれています` : presence
}

/**
 * `令和8年度 第3号`; 仮番号 from the device until the server has had it: `仮-4F2A91`. A drill 訓練 is never named without
 * saying so: `訓練 令和8年度 第1号`.
 */
export function incidentNumber(
  { id, drill }: Pick<Incident, 'id' | 'drill'>,
  given: ReceiptNumber | null,
): string {
  const number =
    given === null
      ? `仮-${id.slice(-6).toUpperCase()}`
      : `${fiscalYearName(given.fiscalYear)} 第${given.number}号`
  return drill ? `訓練 ${number}` : number
}

/** The same of a list's row. */
export function numberOfSummary({ incident, drill, number }: Summary): string {
  return incidentNumber({ id: incident, drill: drill === 1 }, number)
}

const reiwaBefore = 2018

/** A 年度 of 令和, by arithmetic: the list of incidents waits for no formatter. */
function fiscalYearName(fiscalYear: number): string {
  const year = fiscalYear - reiwaBefore
  return year < 1 ? `${fiscalYear}年度` : `令和${year === 1 ? '元' : year}年度`
}
