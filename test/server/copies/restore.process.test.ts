// Going on from a copy: what was, what becomes of it, and who sees it.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../server/copies/backup.ts'
import { planRestore, restore } from '../../../server/copies/restore.ts'
import { takeLock } from '../../../server/storage/sqlite.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import { fixedNow } from '../../people.ts'
import { wholeChain } from '../../storage/lines.ts'
import { ownFolder } from '../../storage/folder.ts'
import { run } from '../child.ts'
import { keptTown, type KeptTown, killed, whyNot } from './kept-town.ts'

const restoreFile = fileURLToPath(new URL('../../../server/restore.ts', import.meta.url))
const later = new Date(fixedNow.getTime() + 86_400_000)

const back = ({ file, environment, seal }: KeptTown) =>
  makeBackup({ file, folder: environment.backupDirectory, kept: 9, seal, now: fixedNow }).then(
    (made) => made.file,
  )

async function restored(town: KeptTown, copy: string) {
  const plan = await planRestore(copy, town.file, town.seal)
  if (!plan.ok) throw new Error(plan.why.join('\n'))
  return { plan: plan.planned, aside: await restore(copy, town.file, plan.planned, town.seal, later) }
}

test('[BK5] [SY28] the record is the copy again, of a higher generation, and the server itself says so in its chain', async () => {
  const town = await keptTown(3)
  const copy = await back(town)
  const before = await readFile(copy)
  await town.say(2)
  await town.end()
  const { plan, aside } = await restored(town, copy)
  expect(plan).toMatchObject({ from: { position: 3 }, there: { position: 5 }, generation: 2 })
  expect(await readFile(copy)).toEqual(before)
  expect(await whyNot(town.file, town)).toBeNull()
  const { storage } = await town.serve()
  expect(await storage.head()).toMatchObject({ position: 4, generation: 2 })
  const [last] = (await wholeChain(storage)).slice(3)
  expect(last).toMatchObject({
    standing: 'server',
    uploader: storage.record,
    receivedAt: later.toISOString(),
  })
  expect(readStoredLine(Buffer.from(last?.bytes ?? []).toString())).toMatchObject({
    known: true,
    operation: {
      type: 'v1.restored',
      subject: 'town',
      device: storage.record,
      body: { from: 3, generation: 2, backupAt: fixedNow.toISOString() },
    },
  })
  const old = new DatabaseSync(aside ?? '', { readOnly: true })
  expect(old.prepare('select position from head').get()).toEqual({ position: 5 })
  old.close()
})

test('[BK5] restored twice, the generation rises above every one there was, the file that was replaced included', async () => {
  const town = await keptTown(3)
  const copy = await back(town)
  await town.end()
  expect((await restored(town, copy)).plan.generation).toBe(2)
  expect((await restored(town, copy)).plan.generation).toBe(3)
})

test('[BK5] cut short before the new file has its name, or its record.json, nothing is served until it is done again', async () => {
  const town = await keptTown(3)
  const copy = await back(town)
  await town.end()
  const json = join(town.folder, 'record.json')
  const before = await readFile(json)
  await restored(town, copy)
  await writeFile(json, before)
  expect(await whyNot(town.file, town)).toBe('otherFile')
  expect((await restored(town, copy)).plan.generation).toBe(3)
  await rm(town.file)
  expect(await whyNot(town.file, town)).toBe('empty')
  expect((await restored(town, copy)).plan.generation).toBe(4)
  expect(await whyNot(town.file, town)).toBeNull()
})

test('[BK5] what a killed server left is kept aside with its log, and does not come near the new file', async () => {
  const town = await keptTown(3)
  const copy = await back(town)
  await town.say(2)
  const dead = { ...town, ...(await killed(town)) }
  const { aside } = await restored(dead, copy)
  expect(existsSync(`${dead.file}-wal`)).toBe(false)
  expect(existsSync(`${aside}-wal`)).toBe(true)
  const old = new DatabaseSync(aside ?? '')
  expect(old.prepare('select position from head').get()).toEqual({ position: 5 })
  old.close()
  expect(await whyNot(dead.file, town)).toBeNull()
})

test('[BK5] a data folder of another machine, with its last lines in its log, is gone on from whole', async () => {
  const town = await keptTown(3)
  const dead = await killed(town)
  const fresh = { ...town, file: join(`${dead.folder}-new`, 'record.sqlite') }
  await mkdir(`${dead.folder}-new`)
  const { plan, aside } = await restored(fresh, dead.file)
  expect([plan.from.position, plan.there, aside]).toEqual([3, null, null])
  expect(await whyNot(fresh.file, town)).toBeNull()
})

test('[BK5] a copy with a fault, of another key, or that is none at all is refused, and nothing is changed', async () => {
  const [town, other] = [await keptTown(3), await keptTown(1, 'a7'.repeat(32))]
  const copy = await back(town)
  const sideDoor = new DatabaseSync(copy)
  sideDoor.exec('delete from line where position = 2')
  sideDoor.close()
  const why = async (file: string) => {
    const plan = await planRestore(file, town.file, town.seal)
    return plan.ok ? null : plan.why.join('\n')
  }
  expect(await why(copy)).toContain('2番: 記録がありません')
  expect(await why(await back(other))).toContain('1番: 封印が、この鍵のものではありません')
  expect(await why(join(town.folder, 'record.json'))).toContain('記録の控えではありません')
  expect(await why(join(town.folder, 'nothing'))).toContain('ファイルがありません')
})

test('[BK5] while a server runs the command is refused; afterwards it says what will happen, and does it', async () => {
  const town = await keptTown(3)
  const copy = await back(town)
  await town.say(2)
  await town.end()
  const { dataDirectory: DATA_DIR } = town.environment
  const release = takeLock(join(DATA_DIR, 'serving.lock'))
  const refused = await run(restoreFile, { DATA_DIR }, [copy, '--yes'])
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('もうサーバーが動いています')])
  release?.()
  const done = await run(restoreFile, { DATA_DIR }, [copy, '--yes'])
  expect([done.code, done.err]).toEqual([0, ''])
  expect(done.out).toContain('控えにない2件は、持っている端末がつながったときに戻ります')
  const { storage } = await town.serve()
  expect(await storage.head()).toMatchObject({ position: 4, generation: 2 })
})

test('[BK5][ST12] of a copy older than all that are kept it is said what phones may have let go', async () => {
  const town = await keptTown(3)
  const older = await back(town)
  const elsewhere = join(await ownFolder(), basename(older))
  await rename(older, elsewhere)
  await town.say(2)
  const kept = await back(town)
  await town.end()
  const { dataDirectory: DATA_DIR } = town.environment
  const word = '残っているどの控えよりも古い'
  const ofAll = await run(restoreFile, { DATA_DIR }, [elsewhere, '--yes'])
  expect([ofAll.code, ofAll.out.includes(word)]).toEqual([0, false])
  const given = { DATA_DIR, PHONE_DAYS: '30' }
  expect((await run(restoreFile, given, [kept, '--yes'])).out).not.toContain(word)
  expect((await run(restoreFile, given, [elsewhere, '--yes'])).out).toContain(word)
})
