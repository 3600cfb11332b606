// Ways to tamper with a stored record, by somebody who can write its file.
import type { DatabaseSync } from 'node:sqlite'
import type { SealKey } from '../../server/seal.ts'
import { sha256 } from '../../server/sha256.ts'
import { stored } from '../../server/storage/line-rows.ts'
import type { LineRow } from '../../server/storage/schema.ts'
import { chainHash, genesis } from '../../shared/sync/chain.ts'
import type { Random } from '../sim/random.ts'

export type Tampering = { database: DatabaseSync; seal: SealKey; random: Random; count: number }
export type Way = (tampering: Tampering) => void

const at = ({ random, count }: Tampering) => 1 + random.int(count)
const digits = ({ random }: Tampering, bytes: number) => Buffer.from(random.bytes(bytes)).toString('hex')
const later = "'2027-01-01T00:00:00.000Z'"

function changed(set: (tampering: Tampering) => string): Way {
  return (tampering) =>
    tampering.database.exec(`update line set ${set(tampering)} where position = ${at(tampering)}`)
}

/** Without a chain that follows. */
export const ways: Record<string, Way> = {
  'bytes of a line': changed(() => "bytes = cast(bytes || ' ' as blob)"),
  'bytes of a line, and its digest': (tampering) => {
    const position = at(tampering)
    const bytes = Buffer.from(said(tampering, position))
    tampering.database
      .prepare('update line set bytes = ?, digest = ? where position = ?')
      .run(bytes, sha256(bytes), position)
  },
  'id of a line': changed((tampering) => `id = '${digits(tampering, 16)}'`),
  'digest of a line': changed((tampering) => `digest = '${digits(tampering, 32)}'`),
  'time of receipt': changed(() => `received_at = ${later}`),
  'offset of a clock': changed(() => 'clock_offset_ms = clock_offset_ms + 1'),
  'who sent a line': changed((tampering) => `uploader = '${digits(tampering, 16)}'`),
  'standing of a line': changed(() => "standing = 'administrator'"),
  'first receipt': changed(() => 'first = \'{"position":1}\''),
  'hash of a line': changed((tampering) => `hash = '${digits(tampering, 32)}'`),
  'seal of a line': changed((tampering) => `seal = '${digits(tampering, 16)}'`),
  'a line taken out': (tampering) =>
    tampering.database.exec(
      `delete from line where position = ${1 + tampering.random.int(tampering.count - 1)}`,
    ),
  'a line put in': ({ database, count }) =>
    database.exec(
      `insert into line select ${count + 1}, id || 'x', digest, received_at, clock_offset_ms, uploader, standing, first, hash, seal, bytes from line where position = ${count}`,
    ),
  'two lines swapped': (tampering) => {
    const one = 1 + tampering.random.int(tampering.count - 1)
    tampering.database.exec(
      `update line set position = -1 where position = ${one}; update line set position = ${one} where position = ${one + 1}; update line set position = ${one + 1} where position = -1`,
    )
  },
  'position of the head': ({ database, count, random }) =>
    database.exec(`update head set position = ${random.int(count)}`),
  'hash of the head': (tampering) =>
    tampering.database.exec(`update head set hash = '${digits(tampering, 32)}'`),
  'name of the record': ({ database }) =>
    database.exec("update head set record = '00000000-0000-4000-8000-000000000000'"),
  'a picture': ({ database }) => database.exec("update attachment set bytes = x'00'"),
}

/** A line says something else, and every hash behind it is worked out anew; `key`: the seals too. */
export function workedOutAnew(tampering: Tampering, key: SealKey | null): void {
  const { database } = tampering
  const from = at(tampering)
  const rows = database.prepare('select * from line order by position').all() as LineRow[]
  const head = database.prepare('select record from head').get() as { record: string }
  let { hash } = genesis(head.record)
  const write = database.prepare(
    'update line set bytes = ?, digest = ?, hash = ?, seal = ? where position = ?',
  )
  for (const row of rows) {
    const bytes = row.position === from ? Buffer.from(said(tampering, from)) : row.bytes
    const digest = bytes === null ? row.digest : sha256(bytes)
    hash = chainHash(hash, stored(row), digest)
    write.run(bytes, digest, hash, key?.seal(hash) ?? row.seal, row.position)
  }
  database.prepare('update head set hash = ?').run(hash)
}

/** The end cut off, with a head that belongs to what is left. */
export function cut({ database, random, count }: Tampering): void {
  const last = 1 + random.int(count - 1)
  database.exec(
    `delete from line where position > ${last}; update head set (position, hash, received_at) = (select position, hash, received_at from line where position = ${last})`,
  )
}

function said({ database }: Tampering, position: number): string {
  const row = database.prepare('select bytes from line where position = ?').get(position) as {
    bytes: Uint8Array
  }
  return Buffer.from(row.bytes).toString().replace('T02:13:00+09:00', 'T02:31:00+09:00')
}
