// What is looked at before a route: the name it is asked by, the page that asks, and how long a connection takes. Rules
// SE8, SE9.
import { once } from 'node:events'
import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { checking, limitConnections } from '../../../server/guard/connections.ts'
import { startTown } from '../town.ts'

const invitations = '/api/v2/invitations'

test.each([
  ['https://juki.example.jp', 200],
  ['http://localhost:8787', 200],
  ['http://192.168.1.20:8787', 200],
  ['http://[fe80::1]:8787', 200],
  ['http://rebound.example', 421],
  ['http://juki.example.jp.evil.example', 421],
])('[SE8] asked as %s: %i', async (origin, status) => {
  const { app } = await startTown({ names: ['juki.example.jp'] })
  const answer = await app.request(`${origin}/api/v2/openapi.json`)
  expect(answer.status).toBe(status)
  if (status === 421) expect(await answer.json()).toEqual({ reason: 'otherHost' })
})

test.each([
  ['no browser', {}, 'notEnrolled'],
  ['its own page', { origin: 'https://juki.example.jp', 'sec-fetch-site': 'same-origin' }, 'notEnrolled'],
  ['another page', { origin: 'https://evil.example' }, 'otherOrigin'],
  ['a page without an origin', { origin: 'null' }, 'otherOrigin'],
  ['a page that hides its origin', { 'sec-fetch-site': 'cross-site' }, 'otherOrigin'],
  ['a page beside it', { 'sec-fetch-site': 'same-site' }, 'otherOrigin'],
])('[SE8] what changes something, asked by %s: %o is %s', async (_who, headers, reason) => {
  const { app } = await startTown({ names: ['juki.example.jp'] })
  const answer = await app.request(`https://juki.example.jp${invitations}`, { method: 'POST', headers })
  expect(await answer.json()).toEqual({ reason })
})

test('[SE9] who sends a byte now and then, and who opens more connections than there may be, is cut off; others are answered', async () => {
  const { app } = await startTown()
  const server = serve({
    fetch: app.fetch,
    hostname: '127.0.0.1',
    port: 0,
    serverOptions: { ...checking, connectionsCheckingInterval: 50 },
  })
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  limitConnections(server, [], { headerMs: 200, bodyMs: 400, connections: 3 })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const opened = (words: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.resume()
    socket.write(words)
    return new Promise((resolve) => socket.once('close', resolve))
  }
  const slow = [
    opened('GET / HTTP/1.1\r\nHost: local'),
    opened('POST /api/v2/sync HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1'),
    opened('GET / HTTP/1.1\r\n'),
  ]
  await opened('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await Promise.all(slow)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
})

test('[SE9] an address that opens more than its part is cut off, another one is not, nor is a proxy that was named', async () => {
  const { app } = await startTown()
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  limitConnections(server, ['127.0.0.3'], { ofAddress: 2 })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  /** Answers whether the server is still there after a moment. */
  const holds = async (localAddress: string) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress })
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => {})
    const answer = new Promise((resolve) => {
      socket.once('data', () => resolve(true))
      socket.once('close', () => resolve(false))
    })
    socket.write('GET /api/v2/health HTTP/1.1\r\nHost: localhost\r\n\r\n')
    return { isAnswered: await answer, socket }
  }
  const first = await holds('127.0.0.1')
  const others = ['127.0.0.1', '127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.3', '127.0.0.3']
  const answered: unknown[] = []
  for (const one of others) answered.push((await holds(one)).isAnswered)
  expect([first.isAnswered, ...answered]).toEqual([true, true, false, true, true, true, true])
  first.socket.destroy()
  await expect.poll(async () => (await holds('127.0.0.1')).isAnswered).toBe(true)
})
