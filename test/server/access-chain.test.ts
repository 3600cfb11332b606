// The access log's chain: what is changed, missing or cut off is found, and what is old goes.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openAccessLog } from '../../server/access/access-log.ts'
import { verifyAccessLog } from '../../server/access/verify.ts'
import { devices, fixedNow } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { seal } from '../storage/lines.ts'

const { dutyPhone } = devices
const dayMs = 24 * 60 * 60 * 1000

async function logOfTen(keptDays = 1096) {
  const file = join(await ownFolder(), 'access.sqlite')
  const log = await openAccessLog(file, seal, keptDays)
  const at = (days: number) => new Date(fixedNow.getTime() + days * dayMs).toISOString()
  for (let day = 0; day < 10; day += 1) await log.add([{ at: at(day), kind: 'printed', what: `${day}` }])
  const { rows } = await log.page({ kind: null, day: null, before: null })
  await log.close()
  return { file, rows }
}

function tamper(file: string, statement: string) {
  const database = new DatabaseSync(file)
  database.exec(statement)
  database.close()
}

test('[AL2] an untouched log is sound, and one that was never begun is none', async () => {
  const { file, rows } = await logOfTen()
  const { told, found } = await verifyAccessLog(file, seal, null)
  expect(found).toEqual([])
  expect(told).toEqual([`アクセス記録 1番から10番まで  10:${rows[0]?.hash}`])
  expect(await verifyAccessLog(`${file}.none`, seal, null)).toEqual({ told: [], found: [] })
})

test.each([
  ['a changed word', "update entry set what = 'x' where number = 4", 4],
  ['a changed device', `update entry set device = '${dutyPhone}' where number = 4`, 4],
  ['a changed hash', `update entry set hash = '${'0'.repeat(64)}' where number = 4`, 4],
  ['a row taken out', 'delete from entry where number = 4', 5],
  ['a beginning taken out', 'delete from entry where number < 4', 4],
  ['a seal of another key', `update entry set seal = '${'0'.repeat(32)}' where number = 4`, 4],
])('[AL2] %s is found by its number', async (_what, statement, at) => {
  const { file } = await logOfTen()
  tamper(file, statement)
  const { found } = await verifyAccessLog(file, seal, null)
  expect(found[0]).toMatch(new RegExp(`^アクセス記録 ${at}番: `))
})

test('[AL2] an end that was cut off is found against a row of another day alone', async () => {
  const { file, rows } = await logOfTen()
  tamper(file, 'delete from entry where number > 8')
  expect((await verifyAccessLog(file, seal, null)).found).toEqual([])
  const known = { position: 9, hash: rows[1]?.hash ?? '' }
  expect((await verifyAccessLog(file, seal, known)).found).toHaveLength(1)
})

test('[AL2] a clock that is far ahead takes away a tenth of it in a day, a start anew no more', async () => {
  const file = join(await ownFolder(), 'access.sqlite')
  const print = async (at: string, count: number) => {
    const log = await openAccessLog(file, seal, 1096)
    const row = { at, kind: 'printed', what: '' } as const
    await log.add(Array.from({ length: count }, () => row))
    const { rows } = await log.page({ kind: 'rowsRemoved', day: null, before: null })
    await log.close()
    return rows.map(({ what }) => what.split(':')[0])
  }
  await print('2026-11-20T00:00:00.000Z', 99)
  expect(await print('2099-01-01T00:00:00.000Z', 1)).toEqual(['10'])
  expect(await print('2099-01-01T12:00:00.000Z', 1)).toEqual(['10'])
  expect(await print('2026-11-21T00:00:00.000Z', 1)).toEqual(['10'])
  expect((await verifyAccessLog(file, seal, null)).found).toEqual([])
})

test('[AL2] what is older than the setting goes, and a row says where the rest begins', async () => {
  const { file, rows } = await logOfTen(4)
  const kept = rows.filter(({ kind }) => kind === 'printed').map(({ what }) => what)
  expect(kept).toEqual(['9', '8', '7', '6', '5'])
  expect((await verifyAccessLog(file, seal, null)).found).toEqual([])
  tamper(file, `delete from entry where what in ('5')`)
  expect((await verifyAccessLog(file, seal, null)).found).not.toEqual([])
})
