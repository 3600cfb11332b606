// Append: facts become operations of this device, in one transaction; 「保存済み」 is said when it has completed (ST1).
import { v7 as uuidv7 } from 'uuid'
import { readOperation } from '../../../shared/incident/operation.ts'
import type { Fact, Operation } from '../../../shared/incident/operation.ts'
import { stampOf, tick } from '../../../shared/incident/stamp.ts'
import { tokyoIso } from '../../../shared/rules/town/office-hours.ts'
import { announce } from './changes.ts'
import { withDatabase } from './database.ts'
import type { RecordDatabase, StoredOperation } from './database.ts'
import { markDrills } from '../derived/drill-marks.ts'
import { logTables, putOperation } from './operation-rows.ts'
import { selfIn } from './self.ts'

export type Appended = { saved: true } | { saved: false; problem: string }

/** A new operation or incident id, sortable by time (RFC 9562, UUIDv7). */
export function newId(nowMs: number = Date.now()): string {
  return uuidv7({ msecs: nowMs, random: crypto.getRandomValues(new Uint8Array(16)) })
}

/**
 * Appends facts in order. One whose `id` is stored already is left as it is, so that an interrupted append may be
 * repeated. A failure leaves nothing behind and is answered, not thrown: what was typed must stay on the screen (ST2).
 */
export async function append(facts: readonly (Fact & { id?: string })[]): Promise<Appended> {
  // Named before the first try, so that a try that was written but not answered is not written twice.
  const named = facts.map((fact) => ({ ...fact, id: fact.id ?? newId() }))
  try {
    // An async function, or Dexie loses its transaction where functions that await are nested.
    await withDatabase((database) =>
      database.transaction('rw', [...logTables(database), database.self], async () =>
        addAll(database, named),
      ),
    )
  } catch (problem) {
    return { saved: false, problem: String(problem) }
  }
  await announce({ what: 'appended', subjects: [...new Set(facts.map(({ subject }) => subject))] })
  return { saved: true }
}

async function addAll(database: RecordDatabase, facts: readonly (Fact & { id: string })[]): Promise<void> {
  const self = await selfIn(database)
  const written: StoredOperation[] = []
  for (const { id, at, ...fact } of facts) {
    if ((await database.operations.get(id)) !== undefined) continue
    const nowMs = Date.now()
    self.clock = tick(self.clock, nowMs)
    const read = readOperation({
      id,
      by: self.person?.name ?? null,
      office: self.person?.office ?? null,
      actingFor: null,
      ...fact,
      stamp: stampOf(self.clock, self.device),
      at: at ?? tokyoIso(nowMs),
      enteredBy: self.person?.name ?? null,
      device: self.device,
    })
    if (read?.known !== true) throw new TypeError(`no fact of this version: ${fact.type}`)
    const row = pendingRow(read.operation)
    await putOperation(database, row)
    written.push(row)
  }
  await markDrills(database, written)
  await database.self.put(self)
}

function pendingRow(operation: Operation): StoredOperation {
  const { id, subject } = operation
  return { id, subject, line: JSON.stringify(operation), pending: 1, receipt: null, refused: null }
}
