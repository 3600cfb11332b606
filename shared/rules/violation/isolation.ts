// Isolation 切離し and reconnection 再組込み (3-3, 3-4(1)(2), 参考): what is cut off from what, and what still is. The
// council never delays it: 3-4(1) ただし書 waits for nobody, and 1-4 knows 事後承認.
import { lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import type { MeasureRow } from '../../plan/plan.ts'
import { thisRound } from '../round.ts'
import { riskFound } from './containment.ts'

export const isolationMeaningIds = ['existingSystem', 'part', 'device'] as const
export type IsolationMeaning = (typeof isolationMeaningIds)[number]

/** 切離し is not one act: the plan's three meanings, what is cut off from what in its own words. */
export const isolationMeanings = {
  existingSystem: { what: '既存住基システム', from: '住基ネット' },
  part: { what: '機器またはネットワーク', from: '住基ネット' },
  device: { what: '機器', from: 'ネットワーク(直近のLAN、通信回線等)' },
} as const satisfies Record<IsolationMeaning, { what: string; from: string }>

/** A 切離し before it is recorded: what, from what, by which clause, or by which row of the town's own. */
export type CutOff = { what: string; from: string; clause: string }

/**
 * By which clause the existing system is cut off: 3-4(2) while its finding holds, 3-4(1) where that was judged, else none
 * of its paragraphs, which speak of what somebody has judged.
 */
export function existingSystemClause(incident: Incident): '3-4' | '3-4(1)' | '3-4(2)' {
  if (riskFound(incident) !== undefined) return '3-4(2)'
  const judged = lastSaid(thisRound(incident, 'violation'), 'v1.immediateThreatJudged')
  return judged === undefined ? '3-4' : '3-4(1)'
}

/** A 切離し of one meaning, taken from no row; 参考 as a whole has the examples of a part and of a device. */
export function cutOffOf(meaning: IsolationMeaning, incident: Incident): CutOff {
  const clause = meaning === 'existingSystem' ? existingSystemClause(incident) : '参考'
  return { ...isolationMeanings[meaning], clause }
}

/** The 切離し that a measure or the ※ of a row asks for: 参考1 to 3 from the 住基ネット, 参考4 from the network beside it. */
export function cutOffOfRow({ group, clause }: MeasureRow, text: string): CutOff {
  const { what, from } = isolationMeanings[group === 4 ? 'device' : 'part']
  return { what: /当該(機器またはネットワーク|部分|機器|装置)/.exec(text)?.[1] ?? what, from, clause }
}

/** A 切離し, and the 再組込み that ended it; null: in force. */
export type Isolation = {
  isolated: OperationOf<'v1.isolated'>
  reconnected: OperationOf<'v1.reconnected'> | null
}

/**
 * Every 切離し that stands, in record order. Our reading: it is in force until a 再組込み names it; one that names none
 * ends none.
 */
export function isolations(incident: Incident): Isolation[] {
  const reconnections = saidOf(incident, 'v1.reconnected')
  return saidOf(incident, 'v1.isolated').map((isolated) => ({
    isolated,
    reconnected: reconnections.findLast(({ body }) => body.isolation === isolated.id) ?? null,
  }))
}

/** The cut-offs in force. */
export function isolationsInForce(incident: Incident): OperationOf<'v1.isolated'>[] {
  return isolations(incident).flatMap(({ isolated, reconnected }) => (reconnected === null ? [isolated] : []))
}
