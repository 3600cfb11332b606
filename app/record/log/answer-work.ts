// What an answer changes on this device, worked out from what is here: nothing is written yet.
import type { ReceivedIntake } from '../../../shared/rules/sheets/receipt-number.ts'
import type { Cursor } from '../../../shared/sync/receipt.ts'
import type { SyncAnswerHead } from '../../../shared/sync/round-trip.ts'
import { drillsOf } from '../derived/drill-marks.ts'
import type { Drills } from '../derived/drill-marks.ts'
import { intakesIn } from '../derived/receipt-numbers.ts'
import { chainIn } from './chain-in.ts'
import type { ChainIn } from './chain-in.ts'
import { openText } from './codec.ts'
import { comingIn, comingOfAccept } from './coming.ts'
import type { Part } from './coming.ts'
import type { Aside, Enrolment, Page, Parcel, RecordDatabase, Skeleton } from './database.ts'
import { doubted } from './doubted.ts'
import { heldWith } from './gap.ts'
import type { Held } from './gap.ts'
import { linesOf } from './outbox.ts'
import type { Batch } from './outbox.ts'
import { pacer } from './pacer.ts'
import { pagesOf, readChained, skeletonOf } from './pages.ts'
import type { InChain } from './pages.ts'
import { linesByKey, openParcels } from './parcels.ts'
import type { OpenParcel, WaitingLine } from './parcels.ts'
import type { Phone } from './phone.ts'
import { rivalKey } from './rival-key.ts'
import { rowsIn, waitingIn } from './rows.ts'
import { knownSelf } from './self.ts'
import { settle } from './settle.ts'
import type { Settled, Told } from './settle.ts'
import { toldOf } from './told-of.ts'

/** An answer, or a part of one; `head`: in its first part. A page of the record has none, and answers nothing that was sent. */
export type Answer = {
  record: string
  sent: Pick<Batch, 'parcels' | 'lines'>
  head: SyncAnswerHead | null
  parts: readonly Part[]
  /** What the parts follow, where that is not the cursor; `gap`: what is here before the gap (SY30). */
  from?: Cursor | 'gap'
  /** Where this device stood when it asked. */
  asked?: Cursor
  /** Worked out from where the cursor was thought to be; of no use where it is elsewhere. */
  ahead?: Followed
}

/** What of an answer follows the cursor. `lines`: those whose bytes are here. */
export type Followed = { from: Cursor; chained: ChainIn; lines: readonly InChain[] }

/** What a page answers. */
export const nothingSent: Answer['sent'] = { parcels: [], lines: [] }

export type Work = {
  from: Cursor
  chained: ChainIn
  /** What was here, and what is once this is written. */
  before: Held
  held: Held
  /** Those of the chained whose bytes are here. */
  lines: readonly InChain[]
  pages: readonly Page[]
  skeleton: Skeleton
  settled: Settled
  /** Parcels that the server told of once, and lacks now: their lines wait again. */
  doubted: readonly Parcel[]
  /** What was sent was answered for another place than the chain stands at by now: it waits on. */
  isUntold: boolean
  /** Lines that were set aside: the record has them now after all, or has others under their ids. */
  unsetAside: readonly string[]
  renamed: readonly Aside[]
  drills: Drills
  intakes: readonly ReceivedIntake[]
  /** All whose row changes. */
  written: readonly { id: string; subject: string }[]
}

/** Null: this device is not of that record any more. */
export async function workOut(phone: Phone, database: RecordDatabase, answer: Answer): Promise<Work | null> {
  const { codec } = phone
  const { enrolment } = await knownSelf(phone, database)
  if (enrolment === null || enrolment.record !== answer.record) return null
  const from =
    answer.from === 'gap' ? (enrolment.gap?.after ?? enrolment.cursor) : (answer.from ?? enrolment.cursor)
  const sent = await parcelsSent(phone, database, answer)
  const isAhead = answer.ahead?.from.hash === from.hash
  const came = (isAhead && answer.ahead) || (await followed(phone, from, answer, sent))
  const { chained: found, lines, held } = placed(enrolment, came)
  // Another tab has moved on since, into another history maybe: what does not follow there is no fault of the server's.
  const asked = answer.asked ?? answer.ahead?.from
  const isElsewhere = asked !== undefined && asked.hash !== from.hash
  const chained = isElsewhere && found.broken !== null ? { ...found, broken: null, lacking: true } : found
  const own = new Set(sent.flatMap(({ lines: of }) => of.map(({ key }) => key)))
  const strangers = lines.filter(({ id }) => !own.has(id))
  const { parcels: beside, asides } = await waitingIn(database, subjectsOf(strangers))
  const known = new Set(sent.map(({ parcel }) => parcel.seq))
  const others = await openParcels(
    codec,
    beside.filter(({ seq }) => !known.has(seq)),
  )
  const parcels = [...sent, ...others]
  const told = toldOf(answer, isElsewhere, held, lines, linesByKey(parcels))
  const settled = await settle(codec, parcels, told)
  const met = await asidesMet(phone, asides, lines)
  const refused = await rowsIn(codec, { pages: [], parcels: [], asides: settled.asides })
  const pages = await pagesOf(phone, lines)
  await phone.pause()
  const ids = new Map(lines.map(({ id, receipt }) => [receipt.position, id]))
  const skeleton = skeletonOf(from, chained.stretches, ids)
  await phone.pause()
  const drills = await drillsOf(phone, database, [...lines.map(rowOf), ...refused])
  const again = await doubted(database, answer, held, settled)
  return {
    from,
    chained,
    before: enrolment,
    held,
    lines,
    pages,
    skeleton,
    settled,
    doubted: again,
    isUntold: isElsewhere && answer.sent.lines.length > 0,
    unsetAside: met.map(({ aside }) => aside.key),
    renamed: met.flatMap(({ aside, key }) => (key === null ? [] : [{ ...aside, key }])),
    drills,
    intakes: await intakesIn(phone, lines),
    written: [...lines, ...toldRows(parcels, told), ...again.flatMap(linesOf)],
  }
}

/** Nothing of it where what came has nothing to do with what is here. */
function placed(
  enrolment: Enrolment,
  { from, chained, lines }: Followed,
): Omit<Followed, 'from'> & { held: Held } {
  const held = heldWith(enrolment, from, chained.cursor)
  if (held !== null && held !== 'broken') {
    const generation = enrolment.cursor.generation
    return { chained, lines, held: { ...held, cursor: { ...held.cursor, generation } } }
  }
  const broken = held === 'broken' ? from.position + 1 : chained.broken
  return {
    chained: { ...chained, stretches: [], cursor: from, broken, lacking: true },
    lines: [],
    held: enrolment,
  }
}

/** `own`: the parcels of which the answer may tell without bytes. Nothing is read here. */
export async function followed(
  phone: Pick<Phone, 'pause'>,
  from: Cursor,
  answer: Answer,
  own: readonly OpenParcel[] = [],
): Promise<Followed> {
  const worked = pacer(phone)
  const chained = await chainIn(from, coming(answer, linesMeant(own)), worked)
  return { from, chained, lines: await readChained(chained.stretches, worked) }
}

/** The parcels that were sent, as they stand now; and where the answer names lines held here, those that have them. */
async function parcelsSent(
  phone: Phone,
  { outbox }: RecordDatabase,
  { sent, parts }: Answer,
): Promise<OpenParcel[]> {
  const seqs = [...new Set(sent.parcels.map(({ seq }) => seq))]
  const found = seqs.length === 0 ? [] : await outbox.bulkGet(seqs)
  const there = found.filter((one) => one !== undefined)
  const known = new Set(there.flatMap(({ ids }) => ids))
  const named = parts.flatMap(({ head }) => (head.as === 'held' ? head.ids : []))
  const isMissing =
    named.some((id) => !known.has(id)) ||
    (named.length > 0 && (await outbox.where('rival').above('').count()) > 0)
  return openParcels(phone.codec, isMissing ? await outbox.toArray() : there)
}

/** By id, of which lines it is clear what an answer without bytes means: a rival would be meant by the same id. */
function linesMeant(own: readonly OpenParcel[]): Map<string, WaitingLine> {
  const lines = linesByKey(own)
  for (const { parcel } of own) if (parcel.rival !== undefined) for (const id of parcel.ids) lines.delete(id)
  return lines
}

function coming({ head, parts, sent }: Answer, held: ReadonlyMap<string, WaitingLine>) {
  if (head?.diverged) return []
  const accepted = head?.accepted.map((one) => comingOfAccept(one, sent)) ?? []
  return [...accepted, ...parts.map((part) => comingIn(part, held))]
}

/**
 * Two devices with one id and other bytes: ours was refused as a conflict and stays, under a key of its own. `key`: null
 * where the record has the very line, which a person has taken in at the office.
 */
async function asidesMet(phone: Phone, asides: readonly Aside[], lines: readonly InChain[]) {
  const byId = new Map(lines.map(({ id, line }) => [id, line]))
  const met = asides.filter(({ key }) => byId.has(key))
  return Promise.all(
    met.map(async (aside) => {
      const line = await openText(phone.codec, aside.sealed)
      return { aside, key: byId.get(aside.key) === line ? null : rivalKey(aside.key, line) }
    }),
  )
}

function toldRows(parcels: readonly OpenParcel[], told: ReadonlyMap<string, Told>) {
  return parcels.flatMap(({ lines }) => lines.filter(({ key }) => told.has(key)))
}

function subjectsOf(lines: readonly InChain[]): string[] {
  return [...new Set(lines.map(({ subject }) => subject))]
}

function rowOf({ id, subject, line, receipt }: InChain) {
  return { id, subject, line, receipt, pending: false, refused: null }
}
