// What a start finds beside the database, and what it does not take for the record.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { verifyDatabase } from '../../../server/copies/verify.ts'
import { createSealKey } from '../../../server/seal.ts'
import { copyFile, keptTown, killed, whyNot } from './kept-town.ts'

test('[BK4] a record whose server ended, or was killed, is served again with every line', async () => {
  const town = await keptTown(3)
  const dead = await killed(town)
  expect(await whyNot(dead.file, town)).toBeNull()
  await town.end()
  expect(await whyNot(town.file, town)).toBeNull()
  const again = await town.serve()
  expect((await again.storage.head()).position).toBe(3)
})

test('[BK4] an old file beside a newer log is not served, and both stay as they lie there', async () => {
  const town = await keptTown(3)
  await town.end()
  const old = await readFile(town.file)
  const again = await town.serve()
  await again.say(2)
  const { file } = await killed(town)
  await writeFile(file, old)
  const log = await readFile(`${file}-wal`)
  expect(await whyNot(file, town)).toBe('otherFile')
  expect(await readFile(file)).toEqual(old)
  expect(await readFile(`${file}-wal`)).toEqual(log)
})

test('[BK4] a file of the same start, older than its log, is found by its lines, and the log stays', async () => {
  const town = await keptTown(3)
  const old = await readFile(town.file)
  await town.say(200)
  const sideDoor = new DatabaseSync(town.file)
  // As it comes by itself after some thousand lines: what the log holds goes into the file, and it begins anew.
  sideDoor.exec('pragma wal_checkpoint(truncate)')
  sideDoor.close()
  await town.say(1)
  const { file } = await killed(town)
  await writeFile(file, old)
  const log = await readFile(`${file}-wal`)
  expect(await whyNot(file, town)).toMatch(/broken|faults|changed/)
  expect(await readFile(`${file}-wal`)).toEqual(log)
})

test('[BK4] the file of a killed server without its log lacks its end, and is not served', async () => {
  const town = await keptTown(3)
  const { file } = await killed(town)
  await rm(`${file}-wal`)
  expect(await whyNot(file, town)).toBe('logMissing')
  // Whoever looks into it leaves an empty log behind.
  await verifyDatabase(file, town.seal, null)
  expect(await whyNot(file, town)).toBe('logMissing')
})

test('[BK4] a server that was killed before anything was said to it is served again', async () => {
  const town = await keptTown(0)
  expect(await whyNot((await killed(town)).file, town)).toBeNull()
  await town.end()
  await town.serve()
  expect(await whyNot((await killed(town)).file, town)).toBeNull()
})

test('[BK4] no file, an empty one or one without a table in the place of a record begins no new one', async () => {
  const town = await keptTown(3)
  await town.end()
  await rm(town.file)
  expect(await whyNot(town.file, town)).toBe('empty')
  await writeFile(town.file, '')
  expect(await whyNot(town.file, town)).toBe('empty')
  new DatabaseSync(town.file).exec('create table other (x)')
  expect(await whyNot(town.file, town)).toBe('otherFile')
})

test('[BK4] a database alone, without its record.json, is not served', async () => {
  const town = await keptTown(3)
  await town.end()
  const elsewhere = `${town.folder}-2/record.sqlite`
  await copyFile(town.file, elsewhere)
  expect(await whyNot(elsewhere, town)).toBe('noSidecar')
  await writeFile(`${town.folder}-2/record.json`, '{"record":1}')
  expect(await whyNot(elsewhere, town)).toBe('sidecarUnreadable')
})

test.each([
  ['a line changed', "update line set bytes = cast(bytes || x'20' as blob) where position = 2", 'faults'],
  ['a line taken out', 'delete from line where position = 2', 'faults'],
  ['a time changed', "update line set received_at = '2020-01-01T00:00:00.000Z' where position = 2", 'faults'],
  [
    'a seal changed',
    "update line set seal = '00112233445566778899aabbccddeeff' where position = 2",
    'faults',
  ],
])('[BK4] [SY9] %s in the middle is found before anything is served', async (_, tampering, kind) => {
  const town = await keptTown(4)
  await town.end()
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec(tampering)
  sideDoor.close()
  expect(await whyNot(town.file, town)).toBe(kind)
})

test('[BK4] an end cut off cleanly, head and all, falls short of what was known', async () => {
  const town = await keptTown(4)
  await town.end()
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec('delete from line where position > 2')
  sideDoor.exec(
    'update head set (position, hash, received_at) = (select position, hash, received_at from line where position = 2)',
  )
  sideDoor.close()
  expect(await whyNot(town.file, town)).toBe('truncated')
})

test("[BK4] [SY9] another record's key is told as such, one forged seal as a fault", async () => {
  const town = await keptTown(3)
  expect(await whyNot(town.file, { seal: createSealKey('a7'.repeat(32)) })).toBe('otherKey')
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec("update line set seal = '00112233445566778899aabbccddeeff' where position = 3")
  sideDoor.close()
  expect(await whyNot(town.file, town)).toBe('faults')
})

test("[BK4] another record's database is not served", async () => {
  const [town, other] = [await keptTown(2), await keptTown(2)]
  await town.end()
  await other.end()
  const json = await readFile(`${town.folder}/record.json`, 'utf8')
  const { marks } = JSON.parse(await readFile(`${other.folder}/record.json`, 'utf8'))
  await copyFile(other.file, town.file)
  expect(await whyNot(town.file, town)).toBe('otherFile')
  await writeFile(`${town.folder}/record.json`, JSON.stringify({ ...JSON.parse(json), marks }))
  expect(await whyNot(town.file, town)).toBe('otherRecord')
})
