// Drill report 訓練の記録: ours, the plan has no word on drills. What was done, counted from the start; when who was told;
// what the plan wanted, done or left open; what people noticed.
import { happenedAt, lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf, OperationType } from '../../incident/operation.ts'
import { saidInTime } from '../../incident/said-in-time.ts'
import type { Plan } from '../../plan/plan.ts'
import { inCourse } from './course.ts'
import { duties } from '../duties.ts'
import type { Duty } from '../duty.ts'

/** `minutes`: whole ones since the drill began; below zero, it happened before. */
export type Timed = { operation: Operation; minutes: number }

export type DrillReport = {
  /** When its first 受付票 was written, or where none stands, whatever came first (ISO 8601); null: nothing of it stands. */
  began: string | null
  ended: { said: OperationOf<'v1.drillEnded'>; minutes: number } | null
  /** Everything that was done, in the order in which it happened. */
  done: Timed[]
  told: Timed[]
  /** In plan order; `minutes` null: still owed. */
  duties: { duty: Duty; minutes: number | null }[]
  noticed: OperationOf<'v1.drillReviewed'>[]
}

const minuteMs = 60_000

/** A call tells its outcome and its inclusion; what was noticed stands by itself. */
const toldElsewhere: readonly OperationType[] = ['v1.callEnded', 'v1.callIncluded', 'v1.drillReviewed']

export function drillReport(incident: Incident, plan: Plan): DrillReport {
  const began = incident.intakes[0]?.at ?? incident.since
  const minutes = (at: string) =>
    began === null ? 0 : Math.floor((Date.parse(at) - Date.parse(began)) / minuteMs)
  const timed = (operation: Operation): Timed => ({ operation, minutes: minutes(operation.at) })
  const ending = lastSaid(incident, 'v1.drillEnded')
  const types = [...incident.said.keys()].filter((type) => !toldElsewhere.includes(type))
  return {
    began,
    ended: ending === undefined ? null : { said: ending, minutes: minutes(ending.at) },
    done: saidInTime(incident, types).map(timed),
    told: inCourse(incident, ['told']).map(timed),
    duties: duties(incident, plan).map((duty) => {
      const at = firstOf(incident, duty.doneBy)
      return { duty, minutes: at === null ? null : minutes(at) }
    }),
    noticed: saidOf(incident, 'v1.drillReviewed'),
  }
}

/** When the first of these happened; null: there is none. */
function firstOf(incident: Incident, operations: readonly string[]): string | null {
  const times = operations.flatMap((id) => happenedAt(incident, id) ?? [])
  return times.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}
