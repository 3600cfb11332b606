// What the log says of a request, by its id, and what it never says. Rule RN2.
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { openLog } from '../../../server/log.ts'
import { enrolmentPath } from '../../../shared/sync/protocol.ts'
import { intake } from '../../people.ts'
import { codeFor, enrolledPhone, secret, startTown } from '../town.ts'

function keptLog() {
  const lines: Record<string, unknown>[] = []
  const log = openLog('debug', { write: (line) => void lines.push(JSON.parse(line)) })
  return { lines, log }
}

test('[RN2] every line of a request bears the id that its answer has; none has a secret, a name or a body', async () => {
  const { lines, log } = keptLog()
  const town = await startTown({ log })
  const code = await codeFor(town)
  const phone = await enrolledPhone(town)
  const said = intake()
  const answer = await phone.sync([said, 'not JSON: 住民の氏名'])
  expect(answer.accepted).toHaveLength(1)
  const wrong = { code, device: 'none', deviceName: '当番の携帯', secret }
  await town.app.request(enrolmentPath, { method: 'POST', body: JSON.stringify(wrong) })
  await town.app.request('/api/v2/head', { headers: { cookie: 'session=abcdefgh' } })
  const last = await town.app.request('/api/v2/nothing')
  const of = (id: string | null) => lines.filter(({ request }) => request === id)
  expect(of(last.headers.get('x-request-id'))).toMatchObject([{ msg: 'answered', status: 404 }])
  const sync = lines.find(({ msg }) => msg === 'sync')
  expect(of(String(sync?.['request'])).map(({ msg }) => msg)).toEqual(['sync', 'answered'])
  expect(lines.filter(({ request }) => request === undefined)).toEqual([])
  const text = JSON.stringify(lines)
  const cookie = phone.cookie.split('=')[1] ?? 'none'
  for (const hidden of [secret, code, cookie, 'abcdefgh', '当番の携帯', '住民の氏名', said.id])
    expect(text).not.toContain(hidden)
})

test('[RN2] of an error its words and its place are said, not what a database has put beside them', () => {
  const { lines, log } = keptLog()
  log.error(
    {
      err: Object.assign(new Error('no'), {
        code: '23505',
        parameters: ['宿直 甲'],
        detail: 'Key (id)=(宿直 甲)',
      }),
    },
    'failed',
  )
  expect(lines[0]).toMatchObject({ err: { type: 'Error', message: 'no', code: '23505' } })
  expect(JSON.stringify(lines)).not.toContain('宿直')
})

test.each([
  ['a proxy that is named', ['127.0.0.1'], 'abc-123', 'abc-123'],
  ['anybody else', [], 'abc-123', expect.stringMatching(/^[\w-]{12}$/)],
  ['such a proxy, in words that are no id', ['127.0.0.1'], 'a"b', expect.stringMatching(/^[\w-]{12}$/)],
])('[RN2] an id given by %s', async (_who, trustedProxies, given, answered) => {
  const { app } = await startTown({ trustedProxies })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { 'x-request-id': given } })
  expect(answer.headers.get('x-request-id')).toEqual(answered)
})
