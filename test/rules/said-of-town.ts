// What people say of the town (subject `town`), as the tests of its rules need it said.
import type { OperationOf } from '../../shared/incident/operation.ts'
import { townSaid } from '../incident/town-said.ts'

export { townWith } from '../incident/town-said.ts'

type Entry = NonNullable<OperationOf<'v1.contactEntered'>['body']['entry']>

/** A contact entered; `entry` null takes it out. */
export function contact(id: string, said: Partial<Entry> | null): OperationOf<'v1.contactEntered'> {
  const whole = { office: null, name: id, number: null, whileLocked: true, ...said }
  const body = { contact: id, entry: said === null ? null : whole }
  return townSaid('v1.contactEntered', body)
}

/** 確認の電話 */
export function tried(
  id: string,
  number: string,
  how: { reached?: boolean; at?: string; call?: string } = {},
): OperationOf<'v1.numberConfirmed'> {
  const { reached = true, at = '2026-11-20T10:00:00+09:00', call = null } = how
  const body = { contact: id, number, reached, what: null, call }
  return townSaid('v1.numberConfirmed', body, { at })
}
