// The tip of the chain as a start finds it: head, last line and its seal belong together, or nothing is served: a file
// and a key of two copies, or a file that somebody wrote into. Rule SY9.
import type { Kysely } from 'kysely'
import { chainHash, genesis } from '../../shared/sync/chain.ts'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import { stored } from './line-rows.ts'
import { reading } from './page.ts'
import type { HeadRow, LineRow, Schema } from './schema.ts'

/** Throws where they don't, with a line for the operator. */
export async function checkTip(database: Kysely<Schema>, seal: SealKey): Promise<void> {
  await reading(database).execute(async (transaction) => {
    const head = await transaction.selectFrom('head').selectAll().executeTakeFirstOrThrow()
    const newest = transaction.selectFrom('line').selectAll().orderBy('position', 'desc').limit(2)
    const [last, previous] = await newest.execute()
    if (!isTip(head, last, previous)) throw new Error('記録の最後の行が、記録の先頭位置と合いません。')
    const [hash, sealed] =
      last === undefined ? [genesis(head.record).hash, head.key_seal] : [last.hash, last.seal]
    if (sealed !== null && seal.seal(hash) !== sealed)
      throw new Error('封印の鍵が、この記録のものではありません。')
  })
}

function isTip(head: HeadRow, last: LineRow | undefined, previous: LineRow | undefined): boolean {
  const start = genesis(head.record)
  if (last === undefined) return head.position === start.position && head.hash === start.hash
  const before = previous ?? start
  return (
    head.position === last.position &&
    head.hash === last.hash &&
    head.received_at === last.received_at &&
    before.position === last.position - 1 &&
    chainHash(before.hash, stored(last), last.digest) === last.hash &&
    (last.bytes === null || sha256(last.bytes) === last.digest)
  )
}
