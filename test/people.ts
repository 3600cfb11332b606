// Named fixtures and a fixed clock. A test that needs another person or moment says so by overrides.
import type { Operation, OperationOf, OperationType } from '../shared/incident/operation.ts'
import { stampOf } from '../shared/incident/stamp.ts'

/** 2026-11-23 02:13 in Japan: a holiday night. */
export const fixedNow = new Date('2026-11-22T17:13:00.000Z')

export const devices = {
  dutyPhone: '6f1c2a34-9b1d-4c55-8e21-0a5d3c7b9e10',
  officePhone: '0b7e4d52-3f68-4a9c-9d14-c2e8f6a1b370',
} as const

export const people = {
  dutyOfficer: { name: '宿直 甲', office: 'responder' },
  manager: { name: '管理 乙', office: 'identityManager' },
} as const

/** The `n`th id: a valid UUIDv7, in ascending order. */
export function uuidv7(n: number): string {
  const time = (fixedNow.getTime() + n).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
}

export const incident = uuidv7(0)

let made = 0

/** An operation entered by 宿直 甲 on the duty phone; each has an id and a stamp of its own. */
export function operation<T extends OperationType>(
  type: T,
  body: OperationOf<T>['body'],
  overrides: Partial<Omit<Operation, 'type' | 'body'>> = {},
): OperationOf<T> {
  made += 1
  const device = overrides.device ?? devices.dutyPhone
  return {
    id: uuidv7(made),
    salt: made.toString(16).padStart(32, '0'),
    subject: incident,
    type,
    stamp: stampOf({ timeMs: fixedNow.getTime() + made, counter: 0 }, device),
    at: '2026-11-23T02:13:00+09:00',
    by: people.dutyOfficer.name,
    office: people.dutyOfficer.office,
    actingFor: null,
    enteredBy: people.dutyOfficer.name,
    device,
    body,
    ...overrides,
  } as OperationOf<T>
}

/** 「住基端末が起動しない」: the plainest operation there is. */
export function intake(
  overrides: Partial<Omit<Operation, 'type' | 'body'>> = {},
): OperationOf<'v1.intakeReceived'> {
  return operation('v1.intakeReceived', { what: '住基端末が起動しない' }, overrides)
}
