// What is said of the town 町の記録, as tests need it said.
import type { Operation, OperationOf, OperationType } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { operation } from '../people.ts'

export const ofTown = { subject: townSubject }

export function townSaid<T extends OperationType>(
  type: T,
  body: OperationOf<T>['body'],
  overrides: Partial<Omit<Operation, 'type' | 'body'>> = {},
): OperationOf<T> {
  return operation(type, body, { ...ofTown, ...overrides })
}

export function agendaItem(item: string, name: string) {
  return townSaid('v1.agendaItemEntered', { item, entry: { name, examples: '議長への連絡等' } })
}

export function measureRow(row: string, event: string) {
  const measures = [
    { text: 'ログを保全', verb: 'acts' as const },
    { text: '当該機器を切離し', verb: 'actsWithAgency' as const },
  ]
  return townSaid('v1.measureRowEntered', { row, entry: { group: 1, noticedBy: 'town', event, measures } })
}
