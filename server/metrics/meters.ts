// What Prometheus scrapes, on an address of its own: loaded only where METRICS names one. Rule RN4.
import { Hono } from 'hono'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Health } from '../../shared/sync/health.ts'

export const metricsPath = '/metrics'
/** From a write into memory to a disk that is in trouble. */
const appendBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const toSeconds = (at: string | null) => (at === null ? 0 : Date.parse(at) / 1000)

type Read = (health: Health) => number | null
const gauges: Readonly<Record<string, [help: string, read: Read]>> = {
  juki_chain_position: ['Position of the head of the chain', ({ position }) => position],
  juki_generation: ['Rises with a restore or a move', ({ generation }) => generation],
  juki_set_aside_lines: ['Lines that wait for a person', ({ setAside }) => setAside],
  juki_keeps: ['1: the disk takes what is written', ({ keeps }) => Number(keeps)],
  juki_last_backup_timestamp_seconds: [
    'When the newest copy was made; 0: none is',
    ({ lastBackupAt, database }) => (database === undefined ? toSeconds(lastBackupAt) : null),
  ],
  juki_backup_late: [
    '1: the next copy is long due',
    ({ backupLate, database }) => (database === undefined ? Number(backupLate) : null),
  ],
  juki_database_bytes: ['Size of the database in PostgreSQL', ({ database }) => database?.bytes ?? null],
  juki_wal_archived_timestamp_seconds: [
    'When PostgreSQL last archived WAL; 0: never',
    ({ database }) => (database?.archive.on === true ? toSeconds(database.archive.lastAt) : null),
  ],
  juki_wal_archive_failing: [
    '1: it could not archive what came after that',
    ({ database }) => (database?.archive.on === true ? Number(database.archive.failing) : null),
  ],
  juki_clock_behind_seconds: [
    'How far the clock lies before the last line',
    ({ clock }) => clock.behindMs / 1000,
  ],
  juki_clock_contradicted: [
    '1: devices agree that the clock is wrong',
    ({ clock }) => Number(clock.contradicted),
  ],
  juki_clock_offset_seconds: [
    'Server minus device, the middle one of the devices',
    ({ clock }) => (clock.offsetMs === null ? null : clock.offsetMs / 1000),
  ],
  juki_disk_free_bytes: ['Room where the record is', ({ room }) => room?.freeBytes ?? null],
  juki_disk_size_bytes: ['All of that disk', ({ room }) => room?.totalBytes ?? null],
}

export type Meters = ReturnType<typeof createMeters>

/** `health`: asked at each scrape. `streams`: how many are live. */
export function createMeters(health: () => Promise<Health>, streams: () => number) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string) => new Counter({ name, help, registers })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const serving = gauge('juki_serving', '1: the database answers')
  const live = gauge('juki_live_streams', 'Live streams that are open')
  const told = Object.entries(gauges).map(([name, [help, read]]) => ({ gauge: gauge(name, help), read }))
  const meters = {
    pushed: counter('juki_pushed_lines_total', 'Lines taken into the record'),
    pulled: counter('juki_pulled_lines_total', 'Lines given to devices'),
    refused: new Counter({
      name: 'juki_refusals_total',
      help: 'Requests and lines refused, by reason',
      labelNames: ['reason'],
      registers,
    }),
    append: new Histogram({
      name: 'juki_append_seconds',
      help: 'Until lines were on disk',
      buckets: appendBuckets,
      registers,
    }),
  }
  async function scrape(): Promise<string> {
    live.set(streams())
    const said = await health().catch(() => null)
    serving.set(Number(said !== null))
    for (const one of told) {
      const value = said === null ? null : one.read(said)
      // Reset it would be 0, which is known.
      if (value === null) one.gauge.remove()
      else one.gauge.set(value)
    }
    return registry.metrics()
  }
  const app = new Hono()
  app.get(metricsPath, async (context) =>
    context.body(await scrape(), 200, { 'Content-Type': registry.contentType }),
  )
  return { ...meters, fetch: app.fetch }
}
