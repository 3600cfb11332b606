// A new history 別の履歴 of the same record: its server goes on from an older copy (SY26). It comes in beside what is here,
// checked by its chain; whole, it takes that place in one transaction, and what it lacks waits to be sent again.
import { bytesOf, digest, genesis } from '../../../shared/sync/chain.ts'
import type { Head } from '../../../shared/sync/receipt.ts'
import { chainIn } from './chain-in.ts'
import { openText } from './codec.ts'
import { comingIn } from './coming.ts'
import type { Part } from './coming.ts'
import type { Aside, Page, RecordDatabase, Self, Skeleton } from './database.ts'
import { withoutGap } from './gap.ts'
import { digestsOf, lacking } from './lacking.ts'
import type { Lacking } from './lacking.ts'
import { outboxState } from './outbox.ts'
import { pacer } from './pacer.ts'
import { pagesOf, readChained, skeletonOf } from './pages.ts'
import type { Phone } from './phone.ts'
import { rivalKey } from './rival-key.ts'
import { changeSelf, knownSelf, selfIn } from './self.ts'

const patienceMs = 60_000
const pagesAtOnce = 200
/** Of so many histories that were left a device knows them again. */
const maxLeft = 8

/** From where the other history is to come; from its start where it is yet another one than before. */
export async function beginNewHistory(phone: Phone, generation: number, anew: boolean): Promise<void> {
  await phone.withDatabase(async (database) => {
    const { self, nextPages, nextSkeletons } = database
    await database.transaction('rw', [self, nextPages, nextSkeletons], async () => {
      const { next, enrolment } = await selfIn(phone, database)
      if (enrolment === null || (!anew && next?.generation === generation)) return
      await Promise.all([nextPages.clear(), nextSkeletons.clear()])
      await changeSelf(phone, database, () => ({ next: { ...genesis(enrolment.record), generation } }))
    })
  })
}

/** The server has the history that is here after all: what had come of another is of no use. */
export async function dropNewHistory(phone: Phone): Promise<void> {
  await phone.withDatabase((database) => {
    const { self, nextPages, nextSkeletons } = database
    return database.transaction('rw', [self, nextPages, nextSkeletons], async () => {
      await Promise.all([nextPages.clear(), nextSkeletons.clear()])
      await changeSelf(phone, database, () => ({ next: null }))
    })
  })
}

/** Takes in what follows of it. Answers whether all of it did. */
export async function receiveNext(phone: Phone, parts: readonly Part[]): Promise<boolean> {
  return phone.withDatabase(async (database) => {
    for (;;) {
      const { next } = await knownSelf(phone, database)
      if (next === null) return false
      const worked = pacer(phone)
      const { stretches, cursor, broken, lacking: isLacking } = await chainIn(next, comingOf(parts), worked)
      const lines = await readChained(stretches, worked)
      const ids = new Map(lines.map(({ id, receipt }) => [receipt.position, id]))
      const pages = await pagesOf(phone, lines)
      const skeleton = skeletonOf(next, stretches, ids)
      if (await write(phone, database, next, { ...cursor, generation: next.generation }, pages, skeleton))
        return broken === null && !isLacking
    }
  }, patienceMs)
}

function comingOf(parts: readonly Part[]) {
  return parts.map((part) => comingIn(part, new Map()))
}

/** False where another tab has come further meanwhile. */
function write(
  phone: Phone,
  database: RecordDatabase,
  before: Head,
  after: Head,
  pages: Page[],
  skeleton: Skeleton,
): Promise<boolean> {
  const { self, nextPages, nextSkeletons } = database
  return database.transaction('rw', [self, nextPages, nextSkeletons], async () => {
    const now = await selfIn(phone, database)
    if (now.next?.hash !== before.hash) return false
    await Promise.all([
      nextPages.bulkPut(pages),
      skeleton.count > 0 && nextSkeletons.put(skeleton),
      self.put({ ...now, next: after }),
    ])
    return true
  })
}

/** The other history in the place of the one that is here; a person sees every line as before. */
export async function changeHistory(phone: Phone): Promise<void> {
  await phone.withDatabase(async (database) => {
    while (!(await changeOnce(phone, database)));
  }, patienceMs)
  await phone.announce({ what: 'enrolled' })
}

/** False where something was said or received meanwhile: then nothing was changed. */
async function changeOnce(phone: Phone, database: RecordDatabase): Promise<boolean> {
  const known = await knownSelf(phone, database)
  const said = await outboxState(database)
  if (known.next === null) return true
  const has = digestsOf(await database.nextSkeletons.toArray())
  const work = await lacking(phone, database, has)
  const asides = await asidesAfter(phone, database, has)
  return database.transaction('rw', database.tables, async () => {
    const self = await selfIn(phone, database)
    const { enrolment, next } = self
    const isSame = enrolment?.cursor.hash === known.enrolment?.cursor.hash && next?.hash === known.next?.hash
    if (!isSame || (await outboxState(database)) !== said) return false
    await replace(database)
    await waitAgain(database, work)
    await database.aside.bulkDelete(asides.map(({ before }) => before.key))
    await database.aside.bulkPut(asides.flatMap(({ after }) => after))
    await database.self.put(selfAfter(self))
    return true
  })
}

/** Of what was set aside, what the history has after all, or has another line for: that stands apart. */
async function asidesAfter(
  phone: Phone,
  { aside }: RecordDatabase,
  has: ReadonlyMap<string, string>,
): Promise<{ before: Aside; after: Aside[] }[]> {
  const found = await Promise.all(
    (await aside.toArray()).map(async (before) => {
      const [id = ''] = before.key.split(' ')
      const there = has.get(id)
      if (there === undefined) return []
      const line = await openText(phone.codec, before.sealed)
      const after = there === digest(bytesOf(line)) ? [] : [{ ...before, key: rivalKey(id, line) }]
      return [{ before, after }]
    }),
  )
  return found.flat()
}

/** What is derived is doubted, and made anew. */
async function replace({
  pages,
  skeletons,
  nextPages,
  nextSkeletons,
  numbers,
  made,
}: RecordDatabase): Promise<void> {
  await Promise.all([pages.clear(), skeletons.clear(), numbers.clear(), made.clear()])
  const keys = await nextPages.toCollection().primaryKeys()
  for (let at = 0; at < keys.length; at += pagesAtOnce)
    await pages.bulkAdd(
      (await nextPages.bulkGet(keys.slice(at, at + pagesAtOnce))).filter((page) => page !== undefined),
    )
  await skeletons.bulkAdd(await nextSkeletons.toArray())
  await Promise.all([nextPages.clear(), nextSkeletons.clear()])
}

async function waitAgain({ outbox }: RecordDatabase, { gone, added }: Lacking): Promise<void> {
  await outbox.bulkDelete(gone)
  await outbox.bulkAdd(added)
}

function selfAfter(self: Self): Self {
  const { enrolment, next, left } = self
  if (enrolment === null || next === null) return self
  return {
    ...self,
    enrolment: { ...withoutGap(enrolment), cursor: next },
    next: null,
    left: [...left, enrolment.cursor].slice(-maxLeft),
    chainAlarm: null,
  }
}
