// Duties owed over all incidents 未了・次にすること: the urgent first; of the same urgency the gravest incident first.
import { urgencyRank } from '../../shared/rules/duties.ts'
import type { OwedDuty, Summary } from '../record/derived/summary.ts'

export type OwedOf = { summary: Summary; duty: OwedDuty }

/** `office`: what it owes alone; null: everything. The summaries come in the order of the list. */
export function owedEverywhere(summaries: readonly Summary[], office: string | null): OwedOf[] {
  return summaries
    .flatMap((summary) => summary.owed.map((duty) => ({ summary, duty })))
    .filter(({ duty }) => office === null || duty.office === office)
    .toSorted((a, b) => urgencyRank(a.duty) - urgencyRank(b.duty))
}

/** The offices that owe something, in the order in which they come. */
export function owingOffices(summaries: readonly Summary[]): string[] {
  return [...new Set(owedEverywhere(summaries, null).map(({ duty }) => duty.office))]
}
