// Append: facts become operations of this device, in one transaction; 「保存済み」 is said when it has completed (ST1).
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
import { knownSelf, selfIn } from './self.ts'
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
          let mayBeThere = attempt === 1 ? brought : named
          while (!(await appendOnce(phone, database, named, mayBeThere))) mayBeThere = named
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

/** False where another tab has written meanwhile: then nothing was. */
async function appendOnce(
  phone: Phone,
  database: RecordDatabase,
  facts: readonly Named[],
  mayBeThere: readonly Named[],
): Promise<boolean> {
  const [self, there] = await Promise.all([knownSelf(phone, database), idsThere(database, mayBeThere)])
  const { written, clock } = enter(
    phone,
    self,
    facts.filter(({ id }) => !there.has(id)),
  )
  if (written.length === 0) return true
  const parcels = await parcelsOf(phone.codec, written)
  const drills = await drillsOf(phone, database, written.map(pendingRow))
  const { outbox, dirty } = database
  return database.transaction('rw', [outbox, dirty, database.self, database.drills], async () => {
    const now = await selfIn(phone, database)
    if (!isSameMoment(now, self)) return false
    await Promise.all([
      outbox.bulkAdd(parcels),
      dirty.bulkPut(marksOf(phone, written)),
      database.self.put({ ...now, clock }),
      writeDrills(database, drills),
    ])
    return true
  })
}

async function idsThere(database: RecordDatabase, facts: readonly Named[]): Promise<Set<string>> {
  if (facts.length === 0) return new Set()
  const { pages, parcels, asides } = await restingIn(database, [
    ...new Set(facts.map(({ subject }) => subject)),
  ])
  return new Set([...pages, ...parcels].flatMap(({ ids }) => ids).concat(asides.map(({ key }) => key)))
}

function isSameMoment(now: Self, then: Self): boolean {
  return (
    now.clock.timeMs === then.clock.timeMs &&
    now.clock.counter === then.clock.counter &&
    now.person?.name === then.person?.name &&
    now.person?.office === then.person?.office
  )
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
    if (read?.known !== true) throw new TypeError(`no fact of this version: ${fact.type}`)
    return { id, subject: read.operation.subject, line: JSON.stringify(read.operation) }
  })
  return { written, clock }
}
