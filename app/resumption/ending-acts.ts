// Each way to end the response: its name, the fact it becomes, and what of that is settled at its gate.
import type { Duty, DutyAct } from '../../shared/rules/duty.ts'
import type { Ending } from '../../shared/rules/ending.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { startOf } from '../words/start-of.ts'

/** Of what a gate warned of the record keeps so much: with all else that an ending says it has room in a line (SY8). */
const mostWarned = 20
const longestWarning = 120

export const endingActs: Record<Gate, { name: string; type: Ending['type']; act: DutyAct }> = {
  '2-3': { name: '障害からの運用の再開', type: 'v1.resumed', act: 'resumeAfterFault' },
  '3-9': { name: '不正行為からの運用の再開', type: 'v1.resumed', act: 'resumeAfterViolation' },
  '3-3': { name: '緊急時対応を解く(レベル1)', type: 'v1.stoodDown', act: 'standDown' },
  '1-3': { name: '該当なしとして終える', type: 'v1.foundNotApplicable', act: 'closeNotApplicable' },
}

/**
 * Without anything `missing` no reason is asked; with it, its clauses stand in the record as 未了 (GT2). So does what else
 * the gate warned of.
 */
export function settledAt(gate: Gate, missing: readonly Duty[], warnings: readonly string[] = []) {
  const warned = warnings.slice(0, mostWarned).map((line) => startOf(line, longestWarning))
  return {
    ...((gate === '2-3' || gate === '3-9') && { clause: gate }),
    ...(missing.length === 0 ? { reason: null } : { open: clausesOf(missing) }),
    ...(warned.length > 0 && { warned }),
  }
}

/** Each clause once, in the order of what is missing. */
export function clausesOf(missing: readonly Duty[]): string[] {
  return [...new Set(missing.map(({ clause }) => clause))]
}
