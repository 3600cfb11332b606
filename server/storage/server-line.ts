// What the server says itself: an operation under the record's own UUID, which no device's right is looked up for. Rule SY28.
import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { v7 } from 'uuid'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import { appendWithin } from './append.ts'
import type { Schema } from './schema.ts'
import type { Appended } from './storage.ts'

type ServerType = 'v1.enrolled' | 'v1.asideTaken' | 'v1.settingConfirmed' | 'v1.restored' | 'v1.clockMended'

/** Appends one; its time is the later of the clock and the last line's, so that none of its stamps falls. */
export async function appendServerLine<T extends ServerType>(
  transaction: Transaction<Schema>,
  seal: SealKey,
  said: { type: T; body: Bodies[T]; now: Date },
): Promise<Appended> {
  const head = await transaction
    .selectFrom('head')
    .select(['record', 'received_at'])
    .executeTakeFirstOrThrow()
  const { record } = head
  const timeMs = Math.max(said.now.getTime(), Date.parse(head.received_at ?? '') || 0)
  const nobody = { by: null, office: null, actingFor: null, enteredBy: null }
  const operation: Omit<Operation, 'type' | 'body'> & { type: T; body: Bodies[T] } = {
    id: v7({ msecs: timeMs }),
    salt: randomBytes(16).toString('hex'),
    subject: townSubject,
    type: said.type,
    stamp: stampOf({ timeMs, counter: 0 }, record),
    at: said.now.toISOString(),
    ...nobody,
    device: record,
    body: said.body,
  }
  const bytes = Buffer.from(JSON.stringify(operation))
  const line = {
    kind: 'operation',
    number: 1,
    bytes,
    digest: sha256(bytes),
    id: operation.id,
    device: record,
    subject: townSubject,
    type: said.type,
    attachment: null,
    proof: null,
  } as const
  return appendWithin(
    transaction,
    seal,
    {
      uploader: record,
      now: said.now.toISOString(),
      clockOffsetMs: 0,
      vouched: false,
      lines: [line],
    },
    { device: record, standing: 'server', revoked: false },
  )
}
