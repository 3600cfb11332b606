// Copies made while the record is served: whole, checked, by themselves, so many kept.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { backupsIn, makeBackup } from '../../../server/copies/backup.ts'
import { backupState, backUpIfDue, lastBackup, retentionNow } from '../../../server/copies/schedule.ts'
import { sha256 } from '../../../server/sha256.ts'
import { fixedNow, operation } from '../../people.ts'
import { batch, lines } from '../../storage/lines.ts'
import { copyFile, keptTown, type KeptTown, whyNot } from './kept-town.ts'

const silent = pino({ level: 'silent' })
const later = (hours: number) => new Date(fixedNow.getTime() + hours * 3_600_000)
const back = ({ file, environment, seal }: KeptTown, now = fixedNow) =>
  makeBackup({ file, folder: environment.backupDirectory, kept: environment.backupsKept, seal, now })

test('[BK1] a copy made while lines come in is one file, sound to its last line, pictures included, the key not', async () => {
  const town = await keptTown(500)
  const picture = Buffer.from('a picture')
  const named = {
    sha256: sha256(picture),
    mediaType: 'image/png' as const,
    size: picture.length,
    name: '窓口.png',
    what: null,
  }
  await town.storage.append(batch(lines(operation('v1.attachmentAdded', named as never))))
  await town.storage.keepAttachment({
    sha256: named.sha256,
    mediaType: named.mediaType,
    bytes: picture,
    uploader: 'x',
    receivedAt: fixedNow.toISOString(),
  })
  const making = back(town)
  for (let n = 0; n < 20; n += 1) await town.say(20)
  const made = await making
  expect(made.faults).toEqual([])
  expect(made.head.position).toBeGreaterThanOrEqual(501)
  expect(made.head.position).toBeLessThanOrEqual(901)
  expect(await readdir(town.environment.backupDirectory)).toEqual([
    `record-20261122T171300Z-g1-p${made.head.position}.sqlite`,
  ])
  const copy = new DatabaseSync(made.file, { readOnly: true })
  expect(copy.prepare('select bytes from attachment').get()).toEqual({ bytes: new Uint8Array(picture) })
  copy.close()
  const key = (await readFile(town.environment.sealKeyFile, 'utf8')).trim()
  const bytes = await readFile(made.file)
  expect(bytes.includes(key) || bytes.includes(Buffer.from(key, 'hex'))).toBe(false)
})

test('[BK1] [BK4] a copy put back by hand is not taken for the record', async () => {
  const town = await keptTown(2)
  const { file: copy } = await back(town)
  await town.end()
  await copyFile(copy, town.file)
  expect(await whyNot(town.file, town)).toBe('otherFile')
})

test('[BK2] a copy is made once the last is too old, the newest are kept, and the last is told', async () => {
  const town = await keptTown(2)
  const { backupDirectory } = town.environment
  expect(lastBackup(backupDirectory)).toBeNull()
  const made: boolean[] = []
  for (const hours of [0, 23, 24, 47, 49, 74]) made.push(await backUpIfDue(town, silent, later(hours)))
  expect(made).toEqual([true, false, true, false, true, true])
  expect(backupsIn(backupDirectory).map(({ at }) => at)).toEqual(
    [74, 49].map((hours) => later(hours).toISOString()),
  )
  expect(lastBackup(backupDirectory)).toBe(later(74).toISOString())
  const byHand = { ...town, environment: { ...town.environment, backupHours: 0 } }
  expect(await backUpIfDue(byHand, silent, later(1000))).toBe(false)
})

test('[BK2] one that is long due is told, once a server had the time to make it', async () => {
  const town = await keptTown(2)
  const late = (start: number, now: number, given = {}) =>
    backupState({ ...town.environment, ...given }, later(start), later(now)).backupLate
  expect(late(0, 0.1)).toBe(false)
  expect(late(0, 1)).toBe(true)
  await back(town, later(0))
  expect(late(0, 47)).toBe(false)
  expect(late(0, 49)).toBe(true)
  expect(late(49, 49)).toBe(false)
  expect(late(0, 1000, { backupHours: 0 })).toBe(false)
})

test('[BK2] of a record in PostgreSQL none is made here, and the old file’s copies are none of it', async () => {
  const town = await keptTown(2)
  await back(town, later(0))
  const environment = { ...town.environment, databaseUrl: 'postgres://db/juki', backupHours: 0 }
  expect(backupState(environment, later(0), later(1)).lastBackupAt).toBe(null)
})

test('[BK2] where the record has a fault no older copy is taken away', async () => {
  const town = await keptTown(3)
  await back(town, later(0))
  await back(town, later(1))
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec("update line set bytes = x'7b7d' where position = 2")
  sideDoor.close()
  expect((await back(town, later(2))).faults).toEqual([{ position: 2, kind: 'bytes' }])
  expect(backupsIn(town.environment.backupDirectory)).toHaveLength(3)
})

test('[BK1] what a process that was killed left behind goes after a day; what another is making stays', async () => {
  const town = await keptTown(1)
  const { backupDirectory } = town.environment
  await mkdir(backupDirectory)
  const [dead, alive] = [later(-25), later(-1)].map((at) =>
    join(backupDirectory, `record-1-${at.getTime()}.part`),
  )
  for (const file of [dead, alive]) await writeFile(file ?? '', '')
  await back(town)
  const left = (await readdir(backupDirectory)).filter((name) => name.endsWith('.part'))
  expect(left).toEqual([basename(alive ?? '')])
})

test('[ST12] devices let go no more than each copy that is kept has, of this generation', async () => {
  const town = await keptTown(3)
  const of = (phoneDays: number | null, generation = 1, position = 5) =>
    retentionNow({ ...town.environment, phoneDays }, { generation, position })
  expect(of(30)).toEqual({ days: 30, coveredTo: 0 })
  await back(town, later(1))
  await town.say(2)
  await back(town, later(2))
  expect([of(30), of(30, 2), of(null)]).toEqual([
    { days: 30, coveredTo: 3 },
    { days: 30, coveredTo: 0 },
    undefined,
  ])
  await back(town, later(3))
  expect(of(30)).toEqual({ days: 30, coveredTo: 5 })
  // A copy that knows more than the record is of another one.
  expect(of(30, 1, 4)).toEqual({ days: 30, coveredTo: 0 })
})

test('[BK2] a clock that is set back neither keeps a copy from being made nor takes the newest away', async () => {
  const town = await keptTown(1)
  const { backupsKept } = town.environment
  for (let n = 0; n < backupsKept; n += 1) {
    await back(town, later(24 * 365 + n))
    await town.say(1)
  }
  expect(await backUpIfDue(town, silent, later(0))).toBe(true)
  expect(lastBackup(town.environment.backupDirectory)).toBe(later(0).toISOString())
  expect(backupsIn(town.environment.backupDirectory)).toHaveLength(backupsKept)
})

test('[BK2] a clock that was wrong once takes no history of copies away, nor does a record begun anew beside longer ones', async () => {
  const town = await keptTown(1)
  const { backupDirectory, backupsKept } = town.environment
  for (let day = 0; day < backupsKept - 1; day += 1) {
    expect(await backUpIfDue(town, silent, later(24 * day))).toBe(true)
    await town.say(1)
  }
  const before = backupsIn(backupDirectory).map(({ file }) => file)
  expect(await backUpIfDue(town, silent, later(24 * 365))).toBe(true)
  const today = later(24 * backupsKept)
  expect(await backUpIfDue(town, silent, today)).toBe(true)
  for (let look = 1; look < 5; look += 1)
    expect(await backUpIfDue(town, silent, new Date(today.getTime() + look * 300_000))).toBe(false)
  const after = backupsIn(backupDirectory).map(({ file }) => file)
  expect(before.filter((file) => !after.includes(file)).length).toBeLessThanOrEqual(1)
  expect(backupState(town.environment, fixedNow, today).lastBackupAt).toBe(today.toISOString())

  const foreign = join(backupDirectory, 'record-20261101T171300Z-g1-p5001.sqlite')
  await writeFile(foreign, '')
  const next = later(24 * (backupsKept + 2))
  expect(await backUpIfDue(town, silent, next)).toBe(true)
  expect(backupsIn(backupDirectory).map(({ at }) => at)).toContain(next.toISOString())
})
