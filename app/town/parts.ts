// The town's record 町の記録: its parts, each with the clause that it is for and the operations that say it.
import type { OperationType } from '../../shared/incident/operation.ts'
import type { ClauseId } from '../../shared/plan/clauses.ts'

type Part = { title: string; clause: ClauseId | null; types: readonly OperationType[] }

export const parts = {
  contacts: { title: '連絡先', clause: '1-2', types: ['v1.contactEntered', 'v1.numberConfirmed'] },
  offices: { title: '職と代理', clause: null, types: ['v1.officeEntered'] },
  members: { title: '会議のメンバー', clause: '1-4', types: ['v1.memberNamed'] },
  hours: { title: '県の業務時間と休み', clause: '別記', types: ['v1.hoursEntered', 'v1.closedDayEntered'] },
  procedure: { title: '切離しの手順', clause: '3-4(1)', types: ['v1.procedureEntered'] },
  approvals: { title: '確認・決裁の欄', clause: null, types: ['v1.approvalColumnsEntered'] },
  measures: { title: '町の緊急措置例', clause: '参考', types: ['v1.measureRowEntered'] },
  agenda: { title: '会議の事項', clause: '1-4', types: ['v1.agendaItemEntered'] },
  ordinance: { title: '計画書の本文', clause: null, types: ['v1.ordinanceLoaded'] },
} as const satisfies Record<string, Part>

export type PartId = keyof typeof parts

/** A part as its address names it. */
export function isPart(id: string): id is PartId {
  return Object.hasOwn(parts, id)
}
