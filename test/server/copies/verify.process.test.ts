// Verifying: what is found from inside, and what only against a head from outside.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { verifyBundle, verifyDatabase } from '../../../server/copies/verify.ts'
import { sha256 } from '../../../server/sha256.ts'
import { writeBundleLine, writeSums } from '../../../shared/sync/bundle.ts'
import { chainHash, genesis } from '../../../shared/sync/chain.ts'
import { intake } from '../../people.ts'
import { ownFolder } from '../../storage/folder.ts'
import { proofOf, wholeChain } from '../../storage/lines.ts'
import { run } from '../child.ts'
import { keptTown } from './kept-town.ts'

const verifyFile = fileURLToPath(new URL('../../../server/verify.ts', import.meta.url))

test('[BK3] a sound record tells how far it goes; beside its server too', async () => {
  const town = await keptTown(3)
  const head = await town.storage.head()
  const { told, found } = await verifyDatabase(town.file, town.seal, head)
  expect(found).toEqual([])
  expect(told.join('\n')).toContain(`3番まで  3:${head.hash}`)
})

test('[BK3] each fault is named by its position', async () => {
  const town = await keptTown(6)
  await town.end()
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec("update line set bytes = x'7b7d' where position = 2; delete from line where position = 4")
  sideDoor.exec("update line set uploader = '00000000-0000-4000-8000-000000000000' where position = 6")
  sideDoor.exec("insert into attachment values ('aa', 'image/png', 'now', 'x', x'00')")
  sideDoor.close()
  expect((await verifyDatabase(town.file, town.seal, null)).found).toEqual([
    '2番: 内容が書き換えられています',
    '4番: 記録がありません',
    '6番: 前の記録とつながりません',
    '添付 aa: 内容が書き換えられています',
  ])
})

test('[BK3] [SY21] a time that falls is named, though whoever wrote it had the key and chained it rightly', async () => {
  const town = await keptTown(2)
  const [one, two] = await wholeChain(town.storage)
  await town.end()
  if (one === undefined || two === undefined) throw new Error('no lines')
  const earlier = { ...two, receivedAt: '2020-01-01T00:00:00.000Z' }
  const { id: _id, digest, bytes: _bytes, hash: _hash, seal: _seal, ...receipt } = earlier
  const hash = chainHash(one.hash, receipt, digest)
  const sideDoor = new DatabaseSync(town.file)
  const line = sideDoor.prepare('update line set received_at = ?, hash = ?, seal = ? where position = 2')
  line.run(earlier.receivedAt, hash, town.seal.seal(hash))
  sideDoor.prepare('update head set received_at = ?, hash = ?').run(earlier.receivedAt, hash)
  sideDoor.close()
  expect((await verifyDatabase(town.file, town.seal, null)).found).toEqual([
    '2番: 受付時刻が前の記録より前です',
  ])
})

test('[BK3] an end cut off, or written anew under the key, shows against a head from outside alone', async () => {
  const [town, other] = [await keptTown(4), await keptTown(4)]
  const head = await town.storage.head()
  await town.end()
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec('delete from line where position > 2')
  sideDoor.exec(
    'update head set (position, hash, received_at) = (select position, hash, received_at from line where position = 2)',
  )
  sideDoor.close()
  expect((await verifyDatabase(town.file, town.seal, null)).found).toEqual([])
  expect((await verifyDatabase(town.file, town.seal, head)).found).toEqual([
    '4番まであった記録が、2番までしかありません。',
  ])
  expect((await verifyDatabase(other.file, other.seal, head)).found).toEqual([
    '4番の記録が、前に確かめたものと違います。',
  ])
})

test('[BK3] [BU3] a bundle: its files by their sums, its lines by their seals, a head by the line at its place', async () => {
  const town = await keptTown(2)
  const [one, two] = await wholeChain(town.storage)
  if (one === undefined || two === undefined) throw new Error('no lines')
  const text = (line: typeof one) => Buffer.from(line.bytes ?? []).toString()
  const sealed = [
    writeBundleLine(proofOf(one, genesis(town.storage.record).hash), text(one)),
    writeBundleLine(proofOf(two, one.hash), text(two)),
  ]
  const file = join(await ownFolder(), 'bundle.zip')
  const write = (rows: string[], extra: Record<string, Uint8Array> = {}) => {
    const operations = Buffer.from([...rows, ''].join('\n'))
    const sums = Buffer.from(writeSums(new Map([['operations.ndjson', sha256(operations)]])))
    const files = { 'operations.ndjson': operations, SHA256SUMS: sums, ...extra }
    const inFolder = Object.entries(files).map(([name, bytes]) => [`事案/${name}`, new Uint8Array(bytes)])
    return writeFile(file, zipSync(Object.fromEntries(inFolder)))
  }
  const found = (head: { position: number; hash: string } | null = null) =>
    verifyBundle(file, town.seal, head).found
  await write([...sealed, writeBundleLine(null, JSON.stringify(intake()))])
  expect(found(await town.storage.head())).toEqual([])
  expect(found({ position: 2, hash: one.hash })).toEqual(['2番の記録が、前に確かめたものと違います。'])
  const forged = { ...proofOf(two, one.hash), receivedAt: '2020-01-01T00:00:00.000Z' }
  await write([writeBundleLine(forged, text(two))], { 'index.html': Buffer.from('x') })
  expect(found()).toEqual([
    'index.html: 内容が違います',
    'operations.ndjson 1行目 (2番): 封印が、この鍵のものではありません',
  ])
})

test('[BK3] the command ends with 1 on a fault', async () => {
  const town = await keptTown(3)
  const DATA_DIR = town.environment.dataDirectory
  const short = await run(verifyFile, { DATA_DIR }, ['--head', `9:${'ab'.repeat(32)}`])
  expect([short.code, short.err]).toEqual([1, '9番まであった記録が、3番までしかありません。'])
})
