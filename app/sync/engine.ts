// Engine: round trips until nothing waits and nothing more is there. One at a time over all tabs and the worker.
import { alone } from '../record/log/alone.ts'
import { changeSelf } from '../record/log/self.ts'
import { announce } from '../record/log/changes.ts'
import { withDatabase } from '../record/log/database.ts'
import type { Enrolment } from '../record/log/database.ts'
import { rememberClockOffset } from '../record/derived/first-paint-memory.ts'
import { nextBatch } from '../record/log/outbox.ts'
import type { Batch } from '../record/log/outbox.ts'
import { receive, refuseAlone } from '../record/log/receive.ts'
import { maxAnswerOperations, maxBatchOperations, protocolVersion } from '../../shared/sync/protocol.ts'
import { roundTrip } from './transport.ts'
import type { RoundTrip } from './transport.ts'

const lockName = 'sync'
const maxRoundTrips = 1000

export type SyncResult = 'done' | 'notEnrolled' | 'sessionEnded' | 'unreachable' | 'otherRecord' | 'refused'

export type Progress = (sending: readonly string[]) => void

/** Sends and fetches everything there is. Repeated or interrupted anywhere, it loses and doubles nothing. */
export async function sync(progress: Progress = () => {}): Promise<SyncResult> {
  try {
    return await alone(lockName, () => untilDone(progress))
  } finally {
    progress([])
  }
}

async function untilDone(progress: Progress): Promise<SyncResult> {
  let limit = maxBatchOperations
  let full = false
  for (let trip = 0; trip < maxRoundTrips; trip += 1) {
    const batch = await nextBatch(limit)
    const { enrolment } = batch.self
    if (enrolment === null) return 'notEnrolled'
    progress(batch.ids)
    const answer = await ask(batch, enrolment, full)
    if (answer.kind === 'answer') {
      const { pulled, lacking } = await receive({
        sentIds: batch.ids,
        sentCursor: enrolment.cursor,
        ...answer,
      })
      const stuck = pulled === 0 && batch.ids.length === 0 && (full || !lacking)
      full = lacking
      limit = Math.min(limit * 2, maxBatchOperations)
      if (stuck && answer.torn) return 'unreachable'
      if (stuck || !(answer.head.more || answer.torn || batch.more || lacking)) return 'done'
      continue
    }
    const halved = halve(answer, batch)
    const [line] = batch.ids
    if (halved !== null) limit = halved
    else if (line !== undefined && isTooLarge(answer)) await refuseAlone(line)
    else return settled(answer, batch.self.device)
  }
  return 'done'
}

async function ask(batch: Batch, { record, cursor }: Enrolment, full: boolean): Promise<RoundTrip> {
  const head = {
    protocol: protocolVersion,
    record,
    cursor,
    want: maxAnswerOperations,
    now: new Date().toISOString(),
    count: batch.lines.length,
    ...(full ? { full } : {}),
    ...(batch.vouched ? { vouched: true } : {}),
  }
  const answer = await roundTrip(head, batch.lines)
  if (answer.kind === 'answer') rememberClockOffset(Date.parse(answer.head.now) - Date.now())
  return answer
}

/** A smaller batch to try at once, after 413 or a missing answer (SY14); null: there is none. */
function halve(answer: RoundTrip, { ids }: Batch): number | null {
  return (isTooLarge(answer) || answer.kind === 'missing') && ids.length > 1
    ? Math.ceil(ids.length / 2)
    : null
}

function isTooLarge(answer: RoundTrip): boolean {
  return answer.kind === 'refused' && (answer.reason === 'tooLarge' || answer.reason === 'tooManyOperations')
}

async function settled(answer: RoundTrip, own: string): Promise<SyncResult> {
  switch (answer.kind === 'refused' ? answer.reason : null) {
    // A server that broke is tried again as soon as one that is away.
    case null:
    case 'internal':
      return 'unreachable'
    case 'revoked':
    case 'notEnrolled': {
      // Only a word that names this device ends its enrolment (AU6).
      const revoked = answer.kind === 'refused' && answer.device === own
      await withDatabase((database) => changeSelf(database, () => ({ sessionEnded: true, revoked })))
      await announce({ what: 'self' })
      return 'sessionEnded'
    }
    case 'otherRecord':
      return 'otherRecord'
    default:
      return 'refused'
  }
}
