// What a round trip asks: the batch it brings, and where this device stands.
import type { Enrolment } from '../record/log/database.ts'
import type { Batch } from '../record/log/outbox.ts'
import type { Phone } from '../record/log/phone.ts'
import { maxAnswerOperations, protocolVersion } from '../../shared/sync/protocol.ts'
import { writeProven } from '../../shared/sync/round-trip.ts'
import type { Turn } from '../../shared/sync/turn.ts'
import { roundTrip } from './transport.ts'
import type { Packed, RoundTrip } from './transport.ts'

/** `want`: how many lines may come; `full`: this device's own whole too; `turn`: where something is said. */
export type How = { want?: number; full?: boolean; turn?: Turn | undefined }

/** A batch with its lines as they go over the wire. */
export type Ready = { batch: Batch; lines: Packed }

/** One that is brought back has its proof before it (SY22). */
export function textsOf({ lines }: Batch): string[] {
  return lines.map(({ line, proof }) => (proof === null ? line : writeProven(proof, line)))
}

export function ask(
  phone: Phone,
  { record, cursor }: Pick<Enrolment, 'record' | 'cursor'>,
  { batch, lines }: Ready,
  { want = maxAnswerOperations, full = false, turn }: How = {},
): Promise<RoundTrip> {
  const head = {
    protocol: protocolVersion,
    record,
    cursor: { position: cursor.position, hash: cursor.hash },
    generation: cursor.generation,
    ...(turn === undefined ? {} : { turn }),
    want,
    now: new Date(phone.now()).toISOString(),
    ...(full ? { full } : {}),
    ...(batch.vouched ? { vouched: true } : {}),
  }
  return roundTrip(phone, head, lines)
}
