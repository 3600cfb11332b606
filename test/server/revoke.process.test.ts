// The terminal's way to end an enrolment: the only administrator's phone is lost.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { intake } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { run, startServer } from './child.ts'
import { enrolRemote } from './remote-phone.ts'

const revokeFile = fileURLToPath(new URL('../../server/revoke.ts', import.meta.url))

test('[AU9] the terminal ends the last administrator beside a running server, and the next start makes another', async () => {
  const DATA_DIR = join(await ownFolder(), 'data')
  const server = await startServer({ DATA_DIR })
  const lost = await enrolRemote(server.url, server.code)
  expect((await lost.sync(server.url, [intake()])).accepted).toHaveLength(1)

  const unknown = await run(revokeFile, { DATA_DIR }, ['だれか', '--yes'])
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('当番の携帯')])
  const unasked = await run(revokeFile, { DATA_DIR }, ['当番の携帯'])
  expect([unasked.code, unasked.err]).toEqual([1, '行うには --yes を付けてください'])
  expect((await lost.post(server.url, [])).status).toBe(200)

  const ended = await run(revokeFile, { DATA_DIR }, ['当番の携帯', '--yes'])
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('管理者の端末は、これが最後です') })
  const answer = await lost.post(server.url, [])
  expect([answer.status, await answer.json()]).toEqual([403, { reason: 'revoked', device: lost.device }])

  await server.kill('SIGTERM')
  const next = await startServer({ DATA_DIR })
  expect((await enrolRemote(next.url, next.code, crypto.randomUUID())).device).not.toBe(lost.device)
}, 60_000)
