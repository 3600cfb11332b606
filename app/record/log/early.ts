// Early lines 照合前の行: of one incident those that the server gave before the chain here has come to them (SY32). They are in
// memory alone: where the chain comes, what it brings stands, and a line that it does not bring is gone.
import { callOf } from '../../../shared/incident/fold.ts'
import { bytesOf, digest } from '../../../shared/sync/chain.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import { receiptIn } from '../../../shared/sync/round-trip.ts'
import type { LinesAnswerHead } from '../../../shared/sync/round-trip.ts'
import { isInDoubt } from '../derived/save-state.ts'
import type { Part } from './coming.ts'
import type { Enrolment, Self } from './database.ts'
import { isHere } from './gap.ts'
import { digestsAt } from './lacking.ts'
import type { Phone } from './phone.ts'
import { areWhole, pagesOf, readRow, storedRows } from './rows.ts'
import type { StoredEntry } from './rows.ts'
import { changeSelf, knownSelf } from './self.ts'

export type LinesAnswer = { head: LinesAnswerHead; parts: readonly Part[] }
export type EarlyLine = { entry: StoredEntry; position: number; digest: string }
/** `record` and `generation`: of which history they are. */
export type Early = { incident: string; record: string; generation: number; lines: readonly EarlyLine[] }
/** `contradicted`: where the chain has another line. */
export type Beside = { lines: readonly EarlyLine[]; contradicted: number | null }

/** Of which history lines may be asked for; null: nothing is to come, or it is in doubt which there is. */
export async function earlyOf(phone: Phone, incident: string): Promise<Early | null> {
  const { enrolment, chainAlarm } = await phone.withDatabase((database) => knownSelf(phone, database))
  if (enrolment?.gap === undefined || isInDoubt(chainAlarm)) return null
  if (!areWhole(await storedRows(phone, [incident]))) return null
  const { record, cursor } = enrolment
  return { incident, record, generation: cursor.generation, lines: [] }
}

/**
 * Those of an answer that are of this subject. What speaks of a call dialled outside it (OP6) is left to the chain: what takes
 * that call back need not name the incident, and half of what was said must fulfil nothing.
 */
export function earlyIn({ head: { head }, parts }: LinesAnswer, subject: string): EarlyLine[] {
  const own = parts.flatMap((part) =>
    part.lines.flatMap((line, index) => {
      const receipt = receiptIn(part.head, index)
      const { position } = receipt
      const operation = readStoredLine(line)?.operation
      if (operation?.subject !== subject || position > head.position) return []
      const row = { id: operation.id, subject, line, pending: false, receipt, refused: null }
      return readRow(row).map((entry) => ({ entry, position, digest: digest(bytesOf(line)) }))
    }),
  )
  const ids = new Set(own.map(({ entry }) => entry.row.id))
  return own.filter(({ entry: { known, operation } }) => {
    const call = known ? callOf(operation) : null
    return call === null || ids.has(call)
  })
}

/** What of them still stands beside the chain as it is here now. */
export function besideChain(phone: Phone, early: Early): Promise<Beside> {
  return phone.withDatabase((database) => {
    const { self, skeletons, pages } = database
    return database.transaction('r', [self, skeletons, pages], async () => {
      const held = historyOf(await self.get('self'), early)
      if (held === null) return { lines: [], contradicted: null }
      // Without a gap what is behind the cursor comes by the next round.
      const isOpen = held.gap !== undefined
      const come = early.lines.filter(({ position }) => isHere(held, position))
      if (come.length === 0) return { lines: isOpen ? early.lines : [], contradicted: null }
      const [digests, found] = await Promise.all([
        digestsAt(
          database,
          come.map(({ entry }) => entry.row),
        ),
        pagesOf(database, early.incident).toArray(),
      ])
      const here = new Set(found.flatMap(({ ids }) => ids))
      const isTrue = ({ entry, digest: own }: EarlyLine) => digests.get(entry.row.id) === own
      return {
        lines: early.lines.filter((line) =>
          come.includes(line) ? isTrue(line) && here.has(line.entry.row.id) : isOpen,
        ),
        contradicted: come.find((line) => !isTrue(line))?.position ?? null,
      }
    })
  })
}

function historyOf(self: Self | undefined, { record, generation }: Early): Enrolment | null {
  const { enrolment = null, chainAlarm = null } = self ?? {}
  const isSame = enrolment?.record === record && enrolment.cursor.generation === generation
  return isSame && !isInDoubt(chainAlarm) ? enrolment : null
}

/** The server gave another line before than the chain has: what it says does not follow (SY12). */
export async function doubtServer(phone: Phone, position: number): Promise<void> {
  await phone.withDatabase((database) =>
    changeSelf(phone, database, ({ chainAlarm }) => ({
      chainAlarm: chainAlarm ?? { kind: 'broken', position },
    })),
  )
  await phone.announce({ what: 'self' })
}
