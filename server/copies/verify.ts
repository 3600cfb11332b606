// Verifying a database or a bundle: what can be found from inside, and what only against a head from outside. Rules BK3, BU3.
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Kysely } from 'kysely'
import {
  attachmentsFolder,
  compareFiles,
  operationsFile,
  readBundleLine,
  readSums,
  sumsFile,
} from '../../shared/sync/bundle.ts'
import { chainHash } from '../../shared/sync/chain.ts'
import type { Cursor, Proof } from '../../shared/sync/receipt.ts'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import { brokenIn } from '../storage/broken.ts'
import type { Schema } from '../storage/schema.ts'
import { readSqlite } from '../storage/sqlite.ts'
import { faultWords, notTogetherWords } from './fault-words.ts'
import { asKnown, faultsFrom, headOf } from './together.ts'

/** `found`: nothing is wrong where it is empty. `told`: what was looked at. */
export type Verified = { told: string[]; found: string[] }

const zipStart = 'PK'

export function isBundle(file: string): boolean {
  return readFileSync(file).subarray(0, zipStart.length).toString('latin1') === zipStart
}

/** Every line of a database, its pictures, and the file itself; against `head` where one is known from outside. */
export async function verifyDatabase(file: string, seal: SealKey, head: Cursor | null): Promise<Verified> {
  const database = readSqlite(file)
  try {
    return await verifyRecord(database, seal, head, await brokenIn(database, 'deeply'))
  } finally {
    await database.destroy()
  }
}

/** Every line and picture. `broken`: what the database says of itself. */
export async function verifyRecord(
  database: Kysely<Schema>,
  seal: SealKey,
  head: Cursor | null,
  broken: readonly string[] = [],
): Promise<Verified> {
  const here = await headOf(database)
  if (here === null) return { told: [], found: ['記録がありません。'] }
  const { record, position, hash, generation, received_at: receivedAt } = here
  const outside = head === null ? null : await asKnown(database, head, position)
  const faults = await faultsFrom(database, seal, 0)
  const pictures = await database.selectFrom('attachment').select('sha256').execute()
  const changed: string[] = []
  for (const { sha256: digest } of pictures) {
    const row = await database
      .selectFrom('attachment')
      .select('bytes')
      .where('sha256', '=', digest)
      .executeTakeFirst()
    if (row?.bytes && sha256(row.bytes) !== digest) changed.push(`添付 ${digest}: 内容が書き換えられています`)
  }
  return {
    told: [
      `記録 ${record}  世代${generation}`,
      `${position}番まで  ${position}:${hash}`,
      `最後の受付 ${receivedAt ?? 'なし'}  添付 ${pictures.length}件`,
    ],
    found: [
      ...broken.map((found) => notTogetherWords({ kind: 'broken', found })),
      ...faults.map(faultWords),
      ...(outside === null ? [] : [notTogetherWords(outside)]),
      ...changed,
    ],
  }
}

/** Every file of a bundle against its sums, and every line that carries a proof against its seal. */
export function verifyBundle(file: string, seal: SealKey, head: Cursor | null): Verified {
  const files = insideFolder(unzipSync(readFileSync(file)))
  const text = (name: string) => Buffer.from(files[name] ?? []).toString()
  const { digests, unreadable } = readSums(text(sumsFile))
  const there = Object.entries(files).filter(([name]) => name !== sumsFile && !name.endsWith('/'))
  const damage = compareFiles(digests, new Map(there.map(([name, bytes]) => [name, sha256(bytes)])))
  const lines = text(operationsFile).split('\n').slice(0, -1)
  const read = lines.map((line, at) => ({ at: at + 1, ...readBundleLine(line) }))
  const proofs = read.flatMap((line) =>
    line.ok && line.line.proof !== null ? [{ at: line.at, ...line.line, proof: line.line.proof }] : [],
  )
  const pictures = there.filter(([name]) => name.startsWith(attachmentsFolder)).length
  return {
    told: [
      `記録のファイル: ${lines.length}行、うちサーバーの封印のあるもの${proofs.length}行、添付 ${pictures}件`,
    ],
    found: [
      ...unreadable.map((line) => `${sumsFile} ${line}行目: 読めません`),
      ...damage.map((one) => `${one.file}: ${one.kind === 'fileMissing' ? 'ありません' : '内容が違います'}`),
      ...read.flatMap((line) => (line.ok ? [] : [`${operationsFile} ${line.at}行目: 内容が違います`])),
      ...proofs.flatMap(({ at, digest, proof }) =>
        seal.seal(hashOf(proof, digest)) === proof.seal
          ? []
          : [`${operationsFile} ${at}行目 (${proof.position}番): 封印が、この鍵のものではありません`],
      ),
      ...(head === null ? [] : againstHead(proofs, head)),
    ],
  }
}

/** By their names in the one folder that a bundle is. */
function insideFolder(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const folder =
    Object.keys(files)
      .find((name) => name.endsWith(sumsFile))
      ?.slice(0, -sumsFile.length) ?? ''
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name.startsWith(folder) ? name.slice(folder.length) : name,
      bytes,
    ]),
  )
}

function hashOf({ previous, seal: _seal, ...receipt }: Proof, digest: string): string {
  return chainHash(previous, receipt, digest, sha256)
}

function againstHead(proofs: { digest: string; proof: Proof }[], { position, hash }: Cursor): string[] {
  const line = proofs.find(({ proof }) => proof.position === position)
  if (line === undefined) return [`${position}番の記録は、このファイルにありません。`]
  return hashOf(line.proof, line.digest) === hash
    ? []
    : [`${position}番の記録が、前に確かめたものと違います。`]
}
