// A record that was moved goes on in one place: what it was moved from is not served again by chance.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { backupsIn } from '../../../server/copies/backup.ts'
import { takeLock } from '../../../server/storage/sqlite.ts'
import { ownFolder } from '../../storage/folder.ts'
import { inviteFile, mainFile, run } from '../child.ts'
import { keptTown, type KeptTown, whyNot } from './kept-town.ts'

const command = (name: string) => fileURLToPath(new URL(`../../../server/${name}.ts`, import.meta.url))
const settingsOf = ({ environment }: KeptTown) => ({
  DATA_DIR: environment.dataDirectory,
  BACKUP_DIR: environment.backupDirectory,
})

test('[BK8] the source of a move makes a last copy, and is started by nothing until a copy is put in its place', async () => {
  const town = await keptTown(3)
  const at = settingsOf(town)
  await town.end()
  const release = takeLock(join(at.DATA_DIR, 'serving.lock'))
  const early = await run(command('backup'), at, ['--move', '--yes'])
  expect([early.code, early.err]).toEqual([1, expect.stringContaining('もうサーバーが動いています')])
  release?.()

  const moved = await run(command('backup'), at, ['--move', '--yes'])
  expect([moved.code, moved.err]).toEqual([0, ''])
  const [copy] = backupsIn(at.BACKUP_DIR)
  for (const [file, args] of [
    [mainFile, []],
    [inviteFile, ['--name', '宿直', '--office', 'responder']],
  ] as const) {
    const refused = await run(file, { ...at, PORT: '0' }, [...args])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('に移しました')])
    expect(refused.err).toContain(copy?.file)
  }
  const verified = await run(command('verify'), at)
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('に移しました')])

  const back = await run(command('restore'), at, [town.file, '--yes'])
  expect([back.code, back.err]).toEqual([0, ''])
  expect(await whyNot(town.file, town)).toBeNull()
  expect(await (await town.serve()).storage.head()).toMatchObject({ position: 4, generation: 2 })
})

test('[BK8] the folder that a record is taken from is marked too, and left alone while it is served', async () => {
  const town = await keptTown(3)
  const { sealKeyFile: SEAL_KEY_FILE } = town.environment
  const DATA_DIR = join(await ownFolder(), 'new')
  await mkdir(DATA_DIR)
  await town.end()
  const release = takeLock(join(town.folder, 'serving.lock'))
  const early = await run(command('restore'), { DATA_DIR, SEAL_KEY_FILE }, [town.file, '--yes'])
  expect([early.code, early.err]).toEqual([1, expect.stringContaining('もうサーバーが動いています')])
  release?.()
  const done = await run(command('restore'), { DATA_DIR, SEAL_KEY_FILE }, [town.file, '--yes'])
  expect([done.code, done.err]).toEqual([0, ''])
  expect(await whyNot(town.file, town)).toBe('moved')
  expect(await whyNot(join(DATA_DIR, 'record.sqlite'), town)).toBeNull()
})
