// Tamperings with a stored record, each with a copy of its file: found from inside, against a head from outside alone, or by
// nobody. Rules SY9, BK3.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { verifyDatabase } from '../../server/copies/verify.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { readLine } from '../../server/routes/sync-request.ts'
import { digest } from '../../shared/sync/chain.ts'
import { bodies } from '../incident/bodies.ts'
import { devices, fixedNow, intake, operation } from '../people.ts'
import { createRandom } from '../sim/random.ts'
import { cut, type Tampering, ways, workedOutAnew } from './ways.ts'

export type Row = { what: string; times: number; inside: number; outside: number; nobody: number }
export type Sizes = { seed: number; changed: number; anew: number; cut: number; older: number }

const count = 30

export async function tamper({ seed, ...sizes }: Sizes): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juki-tamper-'))
  const random = createRandom(seed)
  const seal = createSealKey('5e'.repeat(32))
  const file = join(folder, 'record.sqlite')
  const older = await written(file, seal)
  const reading = new DatabaseSync(file)
  const head = reading.prepare('select position, hash from head').get() as { position: number; hash: string }
  reading.close()
  const copy = join(folder, 'copy.sqlite')
  const row = async (
    what: string,
    times: number,
    make: (tampering: Tampering) => void,
    from = () => file,
  ): Promise<Row> => {
    const found = { what, times, inside: 0, outside: 0, nobody: 0 }
    for (let n = 0; n < times; n += 1) {
      copyFileSync(from(), copy)
      const database = new DatabaseSync(copy)
      make({ database, seal, random, count })
      database.close()
      const inside = (await verifyDatabase(copy, seal, null)).found.length > 0
      const outside = inside || (await verifyDatabase(copy, seal, head)).found.length > 0
      found[inside ? 'inside' : outside ? 'outside' : 'nobody'] += 1
      for (const name of ['copy.sqlite-wal', 'copy.sqlite-shm']) rmSync(join(folder, name), { force: true })
    }
    return found
  }
  const names = Object.entries(ways)
  const rows: Row[] = []
  try {
    for (const [at, [what, way]] of names.entries()) {
      const times =
        Math.floor((sizes.changed * (at + 1)) / names.length) -
        Math.floor((sizes.changed * at) / names.length)
      rows.push(await row(what, times, way))
    }
    const withKey = Math.floor(sizes.anew / 2)
    rows.push(
      await row('chain worked out anew, without the key', sizes.anew - withKey, (one) =>
        workedOutAnew(one, null),
      ),
    )
    rows.push(
      await row('chain worked out anew, with the stolen key', withKey, (one) => workedOutAnew(one, seal)),
    )
    rows.push(await row('end cut off, with its head', sizes.cut, cut))
    rows.push(
      await row(
        'an older file',
        sizes.older,
        () => {},
        () => random.pick(older),
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

/** A record of so many lines and a picture; the files as they stood on the way. */
async function written(file: string, seal: ReturnType<typeof createSealKey>): Promise<string[]> {
  const storage = await openSqlite(file, seal)
  const bytes = new Uint8Array([0xff, 0xd8, 0xff])
  const sha256 = digest(bytes)
  const naming = operation('v1.attachmentAdded', { ...bodies['v1.attachmentAdded'], sha256 })
  const older: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const said = n === 1 ? naming : intake()
    const line = readLine(new Uint8Array(Buffer.from(JSON.stringify(said))), 1)
    const now = fixedNow.toISOString()
    await storage.append({
      uploader: devices.dutyPhone,
      now,
      clockOffsetMs: 0,
      vouched: false,
      lines: [line],
    })
    if (n === 1)
      await storage.keepAttachment({
        sha256,
        mediaType: 'image/jpeg',
        bytes,
        uploader: devices.dutyPhone,
        receivedAt: now,
      })
    if (n === count) continue
    const checkpoint = new DatabaseSync(file)
    checkpoint.exec('pragma wal_checkpoint(truncate)')
    checkpoint.close()
    older.push(`${file}.${n}`)
    copyFileSync(file, `${file}.${n}`)
  }
  await storage.close()
  return older
}
