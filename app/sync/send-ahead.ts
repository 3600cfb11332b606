// Sending much: while the server takes a batch in, the next one is made ready, and what was answered before is written down.
// One request at a time is on its way, so that the record has what was said in the order in which it was said.
import type { Answer } from '../record/log/answer-work.ts'
import type { Part } from '../record/log/coming.ts'
import type { Enrolment } from '../record/log/database.ts'
import { joined } from '../record/log/joined-answers.ts'
import { batches } from '../record/log/outbox.ts'
import type { Batch } from '../record/log/outbox.ts'
import type { Phone } from '../record/log/phone.ts'
import { receive } from '../record/log/receive.ts'
import type { Cursor } from '../../shared/sync/receipt.ts'
import type { Turn } from '../../shared/sync/turn.ts'
import { ask, textsOf } from './ask.ts'
import type { Ready } from './ask.ts'
import { passedOver } from './passed-over.ts'
import { longestGatheringMs } from './pull-pages.ts'
import { packedAhead } from './transport.ts'

/** Fewer than the protocol takes: for the first nothing is done meanwhile, nor behind the last. */
export const linesAhead = 1000
/** Answers that are written down at once: each time costs a wait for the disk. */
const answersAtOnce = 4

/**
 * Sends all that waits. True: it is written down that the server has it, and the record has nothing else. False: what is
 * left, and what came between, is asked for as ever; so is whatever was not answered.
 */
export async function sendAhead(
  phone: Phone,
  enrolment: Enrolment,
  turn: Turn | undefined,
  progress: (batch: Batch) => void,
): Promise<boolean> {
  const ready = readiedAhead(batches(phone, linesAhead, passedOver(phone)))
  let [answered, sinceMs]: [Answer[], number] = [[], phone.now()]
  let head: Cursor = enrolment.cursor
  let taking: Promise<Cursor | null> = Promise.resolve(head)
  let [isAll, toldTo] = [false, 0]
  for (let next = ready.next(); ;) {
    const { value: sent } = await next
    isAll = sent === undefined
    if (sent === undefined) break
    progress(sent.batch)
    const asking = ask(phone, enrolment, sent, { want: 0, turn })
    next = handled(ready.next())
    const answer = await asking
    if (answer.kind !== 'answer' || answer.head.diverged) break
    const { accepted } = answer.head
    // An older copy may stand in the server's place by now: it tells of places that are taken.
    if (accepted.some(({ position }) => position <= toldTo)) break
    toldTo = Math.max(toldTo, ...accepted.map(({ position, count }) => position + count - 1))
    head = answer.head.head
    const parts = await allOf(answer.parts)
    answered.push({ record: enrolment.record, sent: sent.batch, head: answer.head, parts })
    if (answered.length < answersAtOnce && Math.abs(phone.now() - sinceMs) < longestGatheringMs) continue
    const here = await taking
    if (here === null) return false
    taking = handled(takenIn(phone, answered, here))
    ;[answered, sinceMs] = [[], phone.now()]
  }
  const here = await takenIn(phone, answered, await taking)
  return isAll && here?.hash === head.hash
}

/** How far the chain is here then; null where this device is of another record now, or something waits again. */
async function takenIn(
  phone: Phone,
  [first, ...rest]: readonly Answer[],
  here: Cursor | null,
): Promise<Cursor | null> {
  if (first === undefined) return here
  const { cursor, waitsAgain } = await receive(phone, {
    ...rest.reduce(joined, first),
    ...(here && { asked: here }),
  })
  return waitsAgain ? null : cursor
}

async function* readiedAhead(given: AsyncGenerator<Batch>): AsyncGenerator<Ready, undefined> {
  for await (const batch of given) yield { batch, lines: await packedAhead(textsOf(batch)) }
}

async function allOf(parts: AsyncGenerator<Part>): Promise<Part[]> {
  const all: Part[] = []
  for await (const part of parts) all.push(part)
  return all
}

/** One that is waited for later: should it fail before, that is no news yet. */
function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}
