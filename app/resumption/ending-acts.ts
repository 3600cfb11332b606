// The ways to end the response, each with its name, its button, who decides it, the fact it becomes.
import type { Incident } from '../../shared/incident/incident.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { written } from '../facts/text-problem.ts'

type EndingAct = { name: string; button: string; office: Duty['office'] }

export const endingActs: Record<Gate, EndingAct> = {
  '2-3': { name: '障害からの運用の再開', button: '運用を再開した(障害)', office: 'identityManager' },
  '3-9': { name: '不正行為からの運用の再開', button: '運用を再開した(不正行為)', office: 'identityManager' },
  '3-3': { name: '緊急時対応を解く(レベル1)', button: '緊急時対応を解いた', office: 'identityManager' },
  '1-3': { name: '該当なしとして終える', button: '該当なしとした', office: 'assetManager' },
}

/** `missing`: what stands in the way; with any, `reason` says why it was done all the same. */
export function endingFact(
  { id: subject }: Incident,
  gate: Gate,
  typed: { what: string; reason: string },
  missing: readonly Duty[],
): Fact {
  const overriding = missing.length === 0 ? {} : { reason: written(typed.reason), open: clausesOf(missing) }
  const body = { what: written(typed.what), ...overriding }
  if (gate === '3-3') return { type: 'v1.stoodDown', subject, body }
  if (gate === '1-3') return { type: 'v1.foundNotApplicable', subject, body }
  return { type: 'v1.resumed', subject, body: { clause: gate, ...body } }
}

/** Each clause once, in the order of what is missing. */
export function clausesOf(missing: readonly Duty[]): string[] {
  return [...new Set(missing.map(({ clause }) => clause))]
}
