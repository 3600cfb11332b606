// What people say of the town (subject `town`), as the tests of its rules need it said.
import type { LogEntry } from '../../shared/incident/fold.ts'
import type { Upload } from '../../shared/incident/upload.ts'
import { townOf } from '../../shared/incident/town.ts'
import type { Town } from '../../shared/incident/town.ts'
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { entry } from '../incident/said.ts'
import { devices, operation } from '../people.ts'

type Entry = NonNullable<OperationOf<'v1.contactEntered'>['body']['entry']>

export function townWith(...said: Operation[]): Town {
  return townOf(said.map(entry))
}

/** As the record has it once `uploader` has brought it. */
export function brought(
  said: Operation,
  uploader: string,
  receivedAt: string,
  standing: Upload['standing'] = 'responder',
): LogEntry {
  return { ...entry(said), receivedAt, upload: { uploader, standing } }
}

/** The same said by the duty phone, then by the office's. */
export function byTwo(said: OperationOf<'v1.contactEntered'>): LogEntry[] {
  const second = operation('v1.contactEntered', said.body, { subject: townSubject })
  return [
    brought(said, devices.dutyPhone, '2026-11-20T01:00:00.000Z'),
    brought(second, devices.officePhone, '2026-11-20T02:00:00.000Z'),
  ]
}

/** A contact entered; `entry` null takes it out. */
export function contact(id: string, said: Partial<Entry> | null): OperationOf<'v1.contactEntered'> {
  const whole = { office: null, name: id, number: null, whileLocked: true, ...said }
  const body = { contact: id, entry: said === null ? null : whole }
  return operation('v1.contactEntered', body, { subject: townSubject })
}

/** 確認の電話 */
export function tried(
  id: string,
  number: string,
  how: { reached?: boolean; at?: string; call?: string } = {},
): OperationOf<'v1.numberConfirmed'> {
  const { reached = true, at = '2026-11-20T10:00:00+09:00', call = null } = how
  const body = { contact: id, number, reached, what: null, call }
  return operation('v1.numberConfirmed', body, { subject: townSubject, at })
}
