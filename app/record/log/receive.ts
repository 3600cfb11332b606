// Receive: takes an answer of the server in (SY12). What it changes is worked out and sealed first, then written in one
// transaction, where the cursor still is where it was read.
import { mergeClock } from '../../../shared/incident/stamp.ts'
import type { Cursor } from '../../../shared/sync/receipt.ts'
import { drillsOf, writeDrills } from '../derived/drill-marks.ts'
import { giveReceiptNumbers } from '../derived/receipt-numbers.ts'
import { workOut } from './answer-work.ts'
import type { Answer, Work } from './answer-work.ts'
import type { Page, RecordDatabase, Self } from './database.ts'
import { gaplessTo, withoutGap } from './gap.ts'
import type { Gap, Held } from './gap.ts'
import type { Batch } from './outbox.ts'
import { openParcels } from './parcels.ts'
import type { Phone } from './phone.ts'
import { rowsIn } from './rows.ts'
import { partWays } from './second-copy.ts'
import { putSelf, selfIn } from './self.ts'
import { settle } from './settle.ts'
import { slicesOf } from './slices.ts'
import { marksOf } from './subjects.ts'

/** Thousands of lines may come at once; on an old phone they take their time. */
const patienceMs = 60_000

export type Received = {
  /** How many lines moved the cursor. */
  pulled: number
  /** A line of this device came without its operation, and it is not here: ask again, with `full`. */
  lacking: boolean
  /** Something that the server once had waits again, or what was sent waits on, untold of. */
  waitsAgain: boolean
  /** All of it followed. */
  whole: boolean
  /** How far the chain is here now; null where this device is not of that record any more. */
  cursor: Cursor | null
}

/** Repeating it, or taking a torn one and then the whole, ends the same. */
export async function receive(phone: Phone, answer: Answer): Promise<Received> {
  const work = await phone.withDatabase(async (database) => {
    for (;;) {
      const found = await workOut(phone, database, answer)
      if (found === null || (await write(phone, database, answer, found))) return found
    }
  }, patienceMs)
  if (work === null) return { pulled: 0, lacking: false, waitsAgain: false, whole: false, cursor: null }
  await partWays(phone, answer.head?.turn)
  const subjects = [...new Set(work.written.map(({ subject }) => subject))]
  await phone.announce({ what: 'received', subjects })
  const { cursor, lacking, broken } = work.chained
  const pulled = cursor.position - work.from.position
  const waitsAgain = work.isUntold || work.doubted.length > 0
  return { pulled, lacking, waitsAgain, whole: !lacking && broken === null, cursor }
}

/** False: another tab has moved the cursor meanwhile. Nothing is written then. */
function write(phone: Phone, database: RecordDatabase, answer: Answer, work: Work): Promise<boolean> {
  const { outbox, pages, skeletons, aside, dirty } = database
  const tables = [outbox, pages, skeletons, aside, dirty, ...derivedTables(database)]
  return database.transaction('rw', tables, async () => {
    const self = await selfIn(phone, database)
    const { enrolment } = self
    if (enrolment?.record !== answer.record || hasMoved(enrolment, work.before)) return false
    const { settled, doubted, unsetAside, renamed, chained, skeleton } = work
    await Promise.all([
      putPages(database, work.pages),
      skeleton.count > 0 && skeletons.put(skeleton),
      outbox.bulkDelete(settled.gone),
      outbox.bulkPut([...settled.changed, ...doubted]),
      outbox.bulkAdd(settled.added),
      aside.bulkDelete([...unsetAside]),
      aside.bulkPut([...settled.asides, ...renamed]),
      dirty.bulkPut(marksOf(phone, work.written)),
      writeDrills(database, work.drills),
      numbersFollow(work) &&
        giveReceiptNumbers(database, work.from.position, chained.cursor.position, work.intakes),
      putSelf(phone, database, selfAfter(phone, self, answer, work)),
    ])
    return true
  })
}

function hasMoved({ cursor, gap }: Held, before: Held): boolean {
  const hashes = (of: Gap | undefined) => `${of?.after.hash} ${of?.before.hash}`
  return cursor.hash !== before.cursor.hash || hashes(gap) !== hashes(before.gap)
}

/** Behind a gap no number can be told: they are made anew once all lines are here. */
function numbersFollow({ from, chained, before, held }: Work): boolean {
  return from.position === gaplessTo(before) && chained.cursor.position === gaplessTo(held)
}

async function putPages({ pages }: RecordDatabase, all: readonly Page[]): Promise<void> {
  for (const some of slicesOf(all)) await pages.bulkPut(some)
}

function derivedTables({ self, drills, numbers, made }: RecordDatabase) {
  return [self, drills, numbers, made]
}

function selfAfter(phone: Phone, self: Self, { head }: Answer, { chained, held, lines, from }: Work): Self {
  const { enrolment } = self
  const after: Self = {
    ...self,
    enrolment: enrolment && {
      ...withoutGap(enrolment),
      ...held,
      cursor: {
        ...held.cursor,
        generation: Math.max(head?.head.generation ?? 0, enrolment.cursor.generation),
      },
    },
    chainAlarm: alarmAfter(self, head?.diverged === true, chained, from.position),
  }
  // A server whose clock lies before its own record is no evidence of this device's (SY27).
  const serverNowMs =
    head === null || (head.clockBehindMs ?? 0) > 0 ? phone.now() + self.clockOffsetMs : Date.parse(head.now)
  for (const { stamp } of lines) if (stamp !== null) after.clock = mergeClock(after.clock, stamp, serverNowMs)
  if (head === null) return after
  const clockOffsetMs = serverNowMs - phone.now()
  const lastAnswerAt = new Date(serverNowMs).toISOString()
  return { ...after, clockOffsetMs, lastAnswerAt, sessionEnded: false, revoked: false }
}

function alarmAfter(
  { chainAlarm }: Self,
  diverged: boolean,
  { broken }: Work['chained'],
  from: number,
): Self['chainAlarm'] {
  if (diverged) return { kind: 'diverged', position: from }
  if (broken !== null) return { kind: 'broken', position: broken }
  // That the chain did not follow once stays known; of what the server is, its last answer tells.
  return chainAlarm?.kind === 'broken' ? chainAlarm : null
}

/** Marks one line that is too large for any batch (SY14): it stays here for a person to settle, and holds up nothing. */
export async function refuseAlone(phone: Phone, { parcels: sent, lines: [line] }: Batch): Promise<void> {
  const told = new Map([[line?.key ?? '', { refused: { reason: 'tooLarge', kept: false }, isRival: false }]])
  await phone.withDatabase(async (database) => {
    const { outbox, aside, dirty, drills } = database
    const there = await outbox.bulkGet(sent.map(({ seq }) => seq))
    const parcels = await openParcels(
      phone.codec,
      there.filter((one) => one !== undefined),
    )
    const { gone, changed, asides } = await settle(phone.codec, parcels, told)
    const rows = await rowsIn(phone.codec, { pages: [], parcels: [], asides })
    const marked = await drillsOf(phone, database, rows)
    await database.transaction('rw', [outbox, aside, dirty, drills], () =>
      Promise.all([
        outbox.bulkDelete(gone),
        outbox.bulkPut(changed),
        aside.bulkPut(asides),
        dirty.bulkPut(marksOf(phone, rows)),
        writeDrills(database, marked),
      ]),
    )
  })
  await phone.announce({ what: 'received', subjects: sent.flatMap((parcel) => parcel.subjects) })
}
