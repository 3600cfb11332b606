// Choosing measures (参考, 3-4): the rows that two taps lead to, what a row's measures are, which of them were begun.
import { saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import { governingLevel } from '../../incident/threat.ts'
import type { MeasureRow, Plan } from '../../plan/plan.ts'

export type Measure = MeasureRow['measures'][number]

/** Who noticed × what: at most two rows of 参考, none for some; then the town's own. */
export function rowsOfTaps({ measureExamples }: Plan, noticedBy: string, group: number): MeasureRow[] {
  return measureExamples.filter((row) => row.noticedBy === noticedBy && row.group === group)
}

/** The row of this key; undefined for one of another edition of the plan. */
export function rowOf({ measureExamples }: Plan, id: string): MeasureRow | undefined {
  return measureExamples.find((row) => row.id === id)
}

/** A row as it is shown and recorded: its own, with the measures that its empty cell is read as (参考2-4: our reading). */
export function wholeRow(plan: Plan, row: MeasureRow): MeasureRow {
  const read = row.measuresOf === null ? undefined : rowOf(plan, row.measuresOf)
  if (read === undefined) return row
  const { leadIn, measures, condition } = read
  return { ...row, leadIn, measures, condition }
}

/** How a measure is recorded: a 切離し or a 再組込み by its own form, any other by one tap. */
export function measureAct(text: string): 'isolate' | 'reconnect' | 'start' {
  if (text.includes('切離し')) return 'isolate'
  return text.includes('再組込み') ? 'reconnect' : 'start'
}

/** Operations that began one measure of a row, or of its ※ (`marker` null, which is a 切離し), in record order. */
export function begunOf(incident: Incident, row: MeasureRow, measure: Measure | null) {
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
export function rowsAtHand(incident: Incident, plan: Plan): MeasureRow[] {
  const begun = plan.measureExamples.filter((row) => hasBegun(incident, wholeRow(plan, row)))
  const named = (incident.intakeForm.measureExamples ?? []).flatMap((id) => rowOf(plan, id) ?? [])
  return [...new Set([...begun, ...named])]
}

function hasBegun(incident: Incident, row: MeasureRow): boolean {
  return [...row.measures, null].some((measure) => begunOf(incident, row, measure).length > 0)
}

/** The clause a town's own measure is likeliest taken under: 3-4 at level 3, 3-3 at level 2, provisional 1-3 before. */
export function likelyClause({ threat }: Incident): '1-3' | '3-3' | '3-4' {
  const level = governingLevel(threat)
  if (level === 3) return '3-4'
  return level === 2 ? '3-3' : '1-3'
}
