// How the server is: to anyone that it lives and serves, to a device how it keeps the record.
import { expect, test } from 'vitest'
import { fixedNow, intake } from '../people.ts'
import { enrolledPhone, startTown } from './town.ts'

test('[RN3] to anyone the server says that it is alive and that it serves, to a device how the record is kept', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  await phone.sync([intake()])
  for (const path of ['/healthz', '/readyz']) {
    const anyone = await town.app.request(path)
    expect([anyone.status, await anyone.json()]).toEqual([200, { ok: true }])
    expect(anyone.headers.get('cache-control')).toBe('no-store')
  }
  const answer = await town.app.request('/api/v2/health', { headers: { cookie: phone.cookie } })
  expect([answer.status, await answer.json()]).toEqual([
    200,
    {
      ok: true,
      now: fixedNow.toISOString(),
      version: '',
      position: 1,
      generation: 1,
      keeps: true,
      room: null,
      lastBackupAt: null,
      backupLate: false,
      backupHours: 0,
      setAside: 0,
      clock: { behindMs: 0, contradicted: false, offsetMs: 0 },
    },
  ])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('[RN3] told to stop it is ready no more, and answers whoever comes all the same', async () => {
  const town = await startTown({ isEnding: () => true })
  expect((await town.app.request('/readyz')).status).toBe(503)
  expect((await town.app.request('/healthz')).status).toBe(200)
  const phone = await enrolledPhone(town)
  expect((await phone.sync([intake()])).accepted).toHaveLength(1)
})
