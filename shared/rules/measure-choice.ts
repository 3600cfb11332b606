// Choosing measures (参考, 3-4): the rows that two taps lead to, what a row's measures are, which of them were begun.
import { saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { governingLevel } from '../incident/threat.ts'
import { measureExamples } from '../plan/measure-examples.ts'
import type { MeasureExample } from '../plan/schemas.ts'

export type Measure = MeasureExample['measures'][number]

/** Who noticed × what: at most two rows of 参考; none for some. */
export function rowsOfTaps(noticedBy: string, group: number): MeasureExample[] {
  return measureExamples.filter((row) => row.noticedBy === noticedBy && row.group === group)
}

/** The row of this number; undefined for one of another edition of the plan. */
export function rowOf(id: string): MeasureExample | undefined {
  return measureExamples.find((row) => row.id === id)
}

/** The row whose measures are shown: itself, or the one that its empty cell is read as (参考2-4: our reading). */
export function measuresRow(row: MeasureExample): MeasureExample {
  return (row.measuresOf === null ? undefined : rowOf(row.measuresOf)) ?? row
}

/** What a measure is recorded as: a 切離し or a 再組込み by its own form, any other by one tap. */
export function measureAct(text: string): 'isolate' | 'reconnect' | 'start' {
  if (text.includes('切離し')) return 'isolate'
  return text.includes('再組込み') ? 'reconnect' : 'start'
}

/** What was begun of one measure of a row, or of its ※ (`marker` null, which is a 切離し), in record order. */
export function begunOf(incident: Incident, row: MeasureExample, measure: Measure | null) {
  const act = measure === null ? 'isolate' : measureAct(measure.text)
  if (act === 'isolate')
    return saidOf(incident, 'v1.isolated').filter(({ body }) => body.clause === row.clause)
  if (act === 'reconnect')
    return saidOf(incident, 'v1.reconnected').filter(({ body }) => body.clause === row.clause)
  return saidOf(incident, 'v1.measureStarted').filter(
    ({ body }) => body.example === row.id && body.marker === measure?.marker,
  )
}

/** The rows this incident is about already: those something was begun of, then what form 1 (別紙1) names. */
export function rowsAtHand(incident: Incident): MeasureExample[] {
  const begun = measureExamples.filter((row) => hasBegun(incident, row))
  const named = (incident.intakeForm.measureExamples ?? []).flatMap((id) => rowOf(id) ?? [])
  return [...new Set([...begun, ...named])]
}

function hasBegun(incident: Incident, row: MeasureExample): boolean {
  return [...row.measures, null].some((measure) => begunOf(incident, row, measure).length > 0)
}

/** The clause a town's own measure is likeliest taken under: 3-4 at level 3, 3-3 at level 2, provisional 1-3 before. */
export function likelyClause({ threat }: Incident): '1-3' | '3-3' | '3-4' {
  const level = governingLevel(threat)
  if (level === 3) return '3-4'
  return level === 2 ? '3-3' : '1-3'
}
