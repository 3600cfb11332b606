// GET /api/v2/lines/{id}: the lines in which an id stands, so that an incident opens before the years before it have come (SY32).
import type { Handler } from 'hono'
import { maxAnswerBytes, maxAnswerOperations } from '../../shared/sync/protocol.ts'
import type { LinesAnswerHead } from '../../shared/sync/round-trip.ts'
import { takeTurns } from '../guard/turns.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { Naming, RecordStorage } from '../storage/storage.ts'
import { answerParts } from './ndjson.ts'
import { refuse } from './refusal.ts'
import { receiptBytes, writeStretches } from './stretches.ts'

const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
/** Of so many ids it is remembered where they stand: all phones ask for the same incident at once. */
const maxRemembered = 100

/** The route, behind `requireEnrolment`; of an id that nobody named there are no lines. */
export function linesNamingRoute({ storage }: { storage: RecordStorage }): Handler<WithSession> {
  const positionsOf = rememberedPositions(storage)
  return async (context) => {
    const id = context.req.param('id') ?? ''
    if (!uuidv7.test(id)) return refuse(context, 'notFound')
    const all = await positionsOf(id)
    const positions = all.slice(-maxAnswerOperations)
    const lines = await storage.linesAt({ positions, maxBytes: maxAnswerBytes, receiptBytes })
    const head: LinesAnswerHead = {
      record: storage.record,
      head: await storage.head(),
      more: lines.length < all.length,
      count: lines.length,
    }
    return answerParts(context, [Buffer.from(`${JSON.stringify(head)}\n`), ...writeStretches(lines)])
  }
}

/** Each line is looked through once for an id, however many ask and however often; for one id at a time: others come between. */
function rememberedPositions(storage: RecordStorage): (id: string) => Promise<readonly number[]> {
  const remembered = new Map<string, Promise<Naming>>()
  const turns = takeTurns(1)
  return async (id) => {
    const before = remembered.get(id) ?? Promise.resolve({ positions: [], to: 0 })
    const now = before.then(async ({ positions, to }) => {
      const more = await turns.take(() => storage.positionsNaming(id, to))
      return { positions: [...positions, ...more.positions], to: more.to }
    })
    remembered.delete(id)
    remembered.set(id, now)
    for (const other of [...remembered.keys()].slice(0, -maxRemembered)) remembered.delete(other)
    try {
      return (await now).positions
    } catch (error) {
      if (remembered.get(id) === now) remembered.delete(id)
      throw error
    }
  }
}
