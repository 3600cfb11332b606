// What is counted, and what a scrape says. Rule RN4.
import { expect, test } from 'vitest'
import { healthOf } from '../../../server/health.ts'
import { countedStorage } from '../../../server/metrics/counted-storage.ts'
import { createMeters } from '../../../server/metrics/meters.ts'
import { devices, intake } from '../../people.ts'
import type { DatabaseState } from '../../../shared/sync/health.ts'
import { ownFolder } from '../../storage/folder.ts'
import { enrolledPhone, startTown, type Town } from '../town.ts'

async function measuredTown() {
  const folder = await ownFolder()
  const lastBackupAt = '2026-11-22T17:00:00.000Z'
  const backups = () => ({ lastBackupAt, backupLate: true, backupHours: 24 })
  let known: Town | null = null
  const health = async () => {
    if (known === null) throw new Error('no town yet')
    return healthOf({
      storage: known.storage,
      now: () => new Date(lastBackupAt),
      backups,
      retention: () => undefined,
      version: '',
      folder,
    })
  }
  const meters = createMeters(health, () => 3)
  const refused = (reason: string) => meters.refused.inc({ reason })
  const town = (known = await startTown({ refused, counted: (storage) => countedStorage(storage, meters) }))
  const scrape = async () => {
    const answer = await meters.fetch(new Request('http://127.0.0.1/metrics'))
    const lines = (await answer.text()).split('\n').filter((line) => !line.startsWith('#'))
    return new Map(
      lines.map((line) => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ]),
    )
  }
  return { town, scrape, meters }
}

test('[RN4] pushes, pulls, refusals by kind, append latency, and how the record is kept', async () => {
  const { town, scrape } = await measuredTown()
  const phone = await enrolledPhone(town)
  await phone.sync([intake(), intake(), 'not JSON'])
  const office = await enrolledPhone(town, devices.officePhone)
  await office.sync()
  await town.app.request('/api/v2/head')
  const said = await scrape()
  const expected = {
    juki_serving: 1,
    juki_pushed_lines_total: 2,
    juki_pulled_lines_total: 2,
    'juki_refusals_total{reason="notJson"}': 1,
    'juki_refusals_total{reason="notEnrolled"}': 1,
    juki_append_seconds_count: 1,
    'juki_append_seconds_bucket{le="+Inf"}': 1,
    juki_live_streams: 3,
    juki_chain_position: 2,
    juki_generation: 1,
    juki_set_aside_lines: 1,
    juki_keeps: 1,
    juki_last_backup_timestamp_seconds: Date.parse('2026-11-22T17:00:00.000Z') / 1000,
    juki_backup_late: 1,
    juki_clock_contradicted: 0,
    juki_clock_offset_seconds: 0,
  }
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, said.get(name)]))).toEqual(expected)
  expect(said.get('juki_disk_free_bytes')).toBeGreaterThan(0)
  expect(said.get('process_resident_memory_bytes')).toBeGreaterThan(0)
})

test('[RN4] where the database answers no more a scrape says so, and tells what was counted', async () => {
  const { town, scrape } = await measuredTown()
  await (await enrolledPhone(town)).sync([intake()])
  town.storage.head = () => Promise.reject(new Error('gone'))
  const said = await scrape()
  expect([said.get('juki_serving'), said.get('juki_pushed_lines_total')]).toEqual([0, 1])
})

test('[RN4] nothing but the measures is there', async () => {
  const { meters } = await measuredTown()
  expect((await meters.fetch(new Request('http://127.0.0.1/api/v2/openapi.json'))).status).toBe(404)
})

test('[RN4] of a record in PostgreSQL: what that says, and nothing of copies and room that nobody knows', async () => {
  const { town, scrape } = await measuredTown()
  const unknown = [undefined, undefined]
  const lastAt = '2026-11-22T16:00:00.000Z'
  const of = async (archive: DatabaseState['archive']) => {
    town.storage.database = async () => ({ bytes: 8_000_000, archive })
    const said = await scrape()
    return [
      'last_backup_timestamp_seconds',
      'backup_late',
      'database_bytes',
      'wal_archived_timestamp_seconds',
      'wal_archive_failing',
    ].map((name) => said.get(`juki_${name}`))
  }
  expect(await of({ on: false, lastAt: null, failing: false })).toEqual([...unknown, 8_000_000, ...unknown])
  expect(await of({ on: true, lastAt, failing: true })).toEqual([
    ...unknown,
    8_000_000,
    Date.parse(lastAt) / 1000,
    1,
  ])
})
