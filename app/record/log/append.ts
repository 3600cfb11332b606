// Append: facts become operations of this device, in one transaction; 「保存済み」 is said when it has completed (ST1).
import type { Table } from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { bytesToHex } from '@noble/hashes/utils.js'
import { readOperation } from '../../../shared/incident/operation.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { stampOf, tick } from '../../../shared/incident/stamp.ts'
import type { Clock } from '../../../shared/incident/stamp.ts'
import { tokyoIso } from '../../../shared/rules/town/office-hours.ts'
import { drillsOf, writeDrills } from '../derived/drill-marks.ts'
import type { RecordDatabase, Self } from './database.ts'
import { parcelsOf } from './parcels.ts'
import type { Written } from './parcels.ts'
import type { Phone } from './phone.ts'
import { pendingRow, restingIn } from './rows.ts'
import { knownSelf, likelySelf, nextTurns, putSelf } from './self.ts'
import { marksOf } from './subjects.ts'

export type Appended = { saved: true; ids: string[] } | { saved: false; problem: string }

type Named = Fact & { id: string }

const saltBytes = 16
/** More facts take their time. */
const few = 100
const longPatienceMs = 60_000

/** A new operation or incident id, sortable by time (RFC 9562, UUIDv7). */
export function newId(phone: Pick<Phone, 'now' | 'random'>): string {
  return uuidv7({ msecs: phone.now(), random: phone.random(16) })
}

/** As many ids, which sort in their order: of what is said at once, too, the first comes first. */
function newIds({ now, random }: Phone, count: number): string[] {
  const msecs = now()
  const [first = 0] = new Uint32Array(random(4).buffer)
  // Half of the range is left to count on in.
  return Array.from({ length: count }, (_, at) =>
    uuidv7({ msecs, random: random(16), seq: (first >>> 1) + at }),
  )
}

/**
 * Appends facts in order. One that brings an `id` is left as it is where that is stored already, so that an interrupted
 * append may be repeated. A failure leaves nothing behind and is answered, not thrown: what was typed must stay on the screen
 * (ST2).
 */
export async function append(phone: Phone, facts: readonly (Fact & { id?: string })[]): Promise<Appended> {
  // Named before the first try, so that a try that was written but not answered is not written twice.
  const ids = newIds(phone, facts.length)
  const named = facts.map((fact, index) => ({ ...fact, id: fact.id ?? ids[index] ?? newId(phone) }))
  const brought = named.filter((_, index) => facts[index]?.id !== undefined)
  try {
    await phone.inTurn(() =>
      phone.withDatabase(
        async (database, attempt) => {
          if (attempt === 1 && (await appendOnce(phone, database, named, brought, likelySelf))) return
          while (!(await appendOnce(phone, database, named, named, knownSelf)));
        },
        facts.length > few ? longPatienceMs : undefined,
      ),
    )
  } catch (problem) {
    return { saved: false, problem: String(problem) }
  }
  await phone.announce({ what: 'appended', subjects: [...new Set(facts.map(({ subject }) => subject))] })
  return { saved: true, ids: named.map(({ id }) => id) }
}

/** False where what it was made from is not so any more, or was never: then nothing was written. */
async function appendOnce(
  phone: Phone,
  database: RecordDatabase,
  facts: readonly Named[],
  mayBeThere: readonly Named[],
  readSelf: typeof knownSelf,
): Promise<boolean> {
  const [self, there] = await Promise.all([readSelf(phone, database), idsThere(database, mayBeThere)])
  const fresh = facts.filter(({ id }) => !there.has(id))
  const { written, clock } = enter(phone, self, fresh)
  if (written.length === 0) return true
  const parcels = await parcelsOf(phone.codec, written)
  const begun = fresh.flatMap(beginning)
  const looks = readSelf === knownSelf || begun.some(({ drill }) => drill)
  const drills = looks ? await drillsOf(phone, database, written.map(pendingRow)) : null
  const { outbox, dirty } = database
  return whereItHolds(database, [outbox, dirty, database.self, database.drills], async () => {
    // All at once: nothing waits for what was read.
    const [now, marked] = await Promise.all([
      database.self.get('self'),
      drills === null ? database.drills.bulkGet(begun.map(({ subject }) => subject)) : [],
      outbox.bulkAdd(parcels),
      dirty.bulkPut(marksOf(phone, written)),
      putSelf(phone, database, { ...self, clock, turns: nextTurns(phone, self.turns) }),
      drills === null ? null : writeDrills(database, drills),
    ])
    // Another 受付票 of what is no drill leaves it none (DR1).
    return JSON.stringify(now) === JSON.stringify(self) && marked.every((one) => one === undefined)
  })
}

/** Takes back what was written where `work` answers false. */
async function whereItHolds(
  database: RecordDatabase,
  tables: Table[],
  work: () => Promise<boolean>,
): Promise<boolean> {
  let holds: boolean | null = null
  try {
    await database.transaction('rw', tables, async (transaction) => {
      holds = await work()
      if (!holds) transaction.abort()
    })
    return true
  } catch (problem) {
    if (holds === false) return false
    throw problem
  }
}

/** Whether a fact begins an incident, and as what. */
function beginning({ type, subject, body }: Named): { subject: string; drill: boolean }[] {
  return type === 'v1.intakeReceived' ? [{ subject, drill: body.drill === true }] : []
}

async function idsThere(database: RecordDatabase, facts: readonly Named[]): Promise<Set<string>> {
  if (facts.length === 0) return new Set()
  const { pages, parcels, asides } = await restingIn(database, [
    ...new Set(facts.map(({ subject }) => subject)),
  ])
  return new Set([...pages, ...parcels].flatMap(({ ids }) => ids).concat(asides.map(({ key }) => key)))
}

/** The facts as operations of this device, as its clock goes on. Throws where one does not fit. */
function enter(phone: Phone, self: Self, facts: readonly Named[]): { written: Written[]; clock: Clock } {
  let { clock } = self
  const written = facts.map(({ id, at, ...fact }): Written => {
    const nowMs = phone.now()
    clock = tick(clock, nowMs)
    const read = readOperation({
      id,
      salt: bytesToHex(phone.random(saltBytes)),
      by: self.person?.name ?? null,
      office: self.person?.office ?? null,
      actingFor: null,
      ...fact,
      stamp: stampOf(clock, self.device),
      at: at ?? tokyoIso(nowMs),
      enteredBy: self.person?.name ?? null,
      device: self.device,
    })
    if (read?.known !== true) throw new TypeError(`no fact: ${fact.type}`)
    return { id, subject: read.operation.subject, line: JSON.stringify(read.operation) }
  })
  return { written, clock }
}
