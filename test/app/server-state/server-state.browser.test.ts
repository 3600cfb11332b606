// 「サーバーの状態」: what the server says of itself, in words of no engineer, and what to do where it is red. Rule RN5.
import { beforeEach, expect, it } from 'vitest'
import { open, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { enrolHere, openTown, town } from '../town.ts'

const path = '/office/server'
const gigabyte = 1e9
const room = { freeBytes: 12 * gigabyte, totalBytes: 50 * gigabyte }
const well = { room, lastBackupAt: '2026-11-22T17:00:00.000Z', backupHours: 24, version: '0.1.0-1a2b3c4d' }

beforeEach(openTown)

const said = (screen: Screen, state = 'good, .look, .bad') =>
  [...screen.document().querySelectorAll(`.server-state li:is(.${state})`)].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  )

it('[RN5] a server that is well says so of each thing, with its version', async () => {
  await enrolHere()
  await town.health(well)
  const screen = await open(path, sizes.desk)
  await expect.element(screen.getByText('サーバーは正常です')).toBeVisible()
  expect(said(screen, 'good')).toEqual([
    expect.stringMatching(/^記録の保存 正常\d+件の記録を保存しています。$/),
    'バックアップ 正常最後は 02:00 です。24時間ごとに作ります。',
    '空き容量 正常50.0 GB のうち 12.0 GB が空いています。',
    expect.stringMatching(/^時計 正常サーバーの時計は \d\d:\d\d です。$/),
    '保留の記録 正常ありません。',
  ])
  await expect.element(screen.getByText('版 0.1.0-1a2b3c4d')).toBeVisible()
})

it('[RN5] whatever is red says what to do; what waits for a person leads there', async () => {
  await enrolHere()
  const clock = { behindMs: 3 * 60 * 60_000, contradicted: false, offsetMs: 0 }
  const little = { freeBytes: gigabyte / 2, totalBytes: 50 * gigabyte }
  await town.health({ ...well, keeps: false, backupLate: true, room: little, setAside: 2, clock })
  const screen = await open(path, sizes.smallPhone)
  await expect.element(screen.getByText('4つ、直すところがあります')).toBeVisible()
  const bad = said(screen, 'bad')
  expect(bad.map((words) => words.split(' ')[0])).toEqual(['記録の保存', 'バックアップ', '空き容量', '時計'])
  for (const words of bad) expect(words).toMatch(/ 要対応.*すること: ./)
  await expect.element(screen.getByRole('link', { name: '保留の記録を開く' })).toBeVisible()
})

it('[RN5] too little room is said at the desk, and leads there', async () => {
  await enrolHere()
  await town.health({ ...well, room: { freeBytes: 1, totalBytes: 2 } })
  const screen = await open('/incidents', sizes.desk)
  await expect.element(screen.getByText('サーバーの空き容量が足りません。')).toBeVisible()
})

it('[RN5] a device that is not enrolled is told why there is nothing, and can ask again', async () => {
  const screen = await open(path)
  await expect
    .element(screen.getByText('サーバーの状態を読めません。この端末の登録を確かめてください'))
    .toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'もう一度読む' })).toBeVisible()
  expect(said(screen)).toEqual([])
})

it('[RN5] without a network what was heard last stands, and it is said that it did', async () => {
  await enrolHere()
  await town.health(well)
  const screen = await open(path)
  await expect.element(screen.getByText('サーバーは正常です')).toBeVisible()
  screen.window().fetch = () => Promise.reject(new TypeError('no network'))
  await screen.getByRole('button', { name: '最新にする' }).click()
  await expect.element(screen.getByText('サーバーにつながりません。下は、前に聞いた状態です')).toBeVisible()
  expect(said(screen)).toHaveLength(5)
})

it('[RN5] of a record in PostgreSQL it says what that tells, and that copies and room are not known here', async () => {
  await enrolHere()
  const database = { bytes: 2 * gigabyte, archive: { on: false, lastAt: null, failing: false } }
  const elsewhere = { ...well, room: null, lastBackupAt: null, backupHours: 0, database }
  await town.health(elsewhere)
  const screen = await open(path, sizes.desk)
  await expect.element(screen.getByText('サーバーは正常です')).toBeVisible()
  expect(said(screen, 'look')).toEqual([
    'バックアップ 確認PostgreSQLの道具で作るもので、ここからは分かりません。すること: 決めたとおりに作られているか、担当の人に確かめてください。',
    '空き容量 確認PostgreSQLにある記録は 2.0 GB です。空きは、ここからは分かりません。すること: 空きを、担当の人に確かめてください。',
  ])
  const failing = { on: true, lastAt: well.lastBackupAt, failing: true }
  await town.health({ ...elsewhere, database: { ...database, archive: failing } })
  await screen.getByRole('button', { name: '最新にする' }).click()
  await expect.element(screen.getByText('1つ、直すところがあります')).toBeVisible()
  expect(said(screen, 'bad')).toEqual([
    expect.stringContaining('WALのアーカイブは、最後は 02:00 です。その後は失敗しています。'),
  ])
})
