// Who asks, behind proxies and without.
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { findAddress, isNetwork } from '../../../server/guard/client-address.ts'
import type { WithSession } from '../../../server/identity/sessions.ts'

async function addressOf(connected: string, forwarded: string, proxies: string[] = []) {
  const app = new Hono<WithSession>()
  app.use(findAddress(proxies))
  app.get('/', ({ json, var: { address } }) => json(address))
  const incoming = { socket: { remoteAddress: connected } } as IncomingMessage
  return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } }, { incoming })).json()
}

test('[SE7] X-Forwarded-For of one who is no named proxy is a claim, and counts for nothing', async () => {
  expect(await addressOf('192.168.1.7', '10.9.9.9')).toBe('192.168.1.7')
  expect(await addressOf('192.168.1.7', '10.9.9.9', ['192.168.1.8'])).toBe('192.168.1.7')
})

test.each([
  ['127.0.0.1', '203.0.113.5', ['127.0.0.1'], '203.0.113.5'],
  ['::ffff:127.0.0.1', '::ffff:203.0.113.5', ['127.0.0.0/8'], '203.0.113.5'],
  ['::1', '2001:db8::5', ['::1', '10.0.0.0/8'], '2001:db8::5'],
  ['127.0.0.1', '203.0.113.5, 10.1.2.3', ['127.0.0.1', '10.0.0.0/8'], '203.0.113.5'],
  ['127.0.0.1', '1.1.1.1, 203.0.113.5', ['127.0.0.1'], '203.0.113.5'],
  ['127.0.0.1', '203.0.113.5:50123', ['127.0.0.1'], '203.0.113.5'],
  ['127.0.0.1', '203.0.113.5:50123, 10.1.2.3:8080', ['127.0.0.1', '10.0.0.0/8'], '203.0.113.5'],
  ['127.0.0.1', '[2001:db8::5]:50123', ['127.0.0.1'], '2001:db8::5'],
  ['127.0.0.1', '[::1]:567', ['127.0.0.1'], '::1'],
  ['127.0.0.1', '"[2001:db8::5]:50123"', ['127.0.0.1'], '2001:db8::5'],
  ['127.0.0.1', '[::ffff:203.0.113.5]', ['127.0.0.1'], '203.0.113.5'],
  ['127.0.0.1', '[2001:db8::5]50123', ['127.0.0.1'], '127.0.0.1'],
  ['127.0.0.1', '203.0.113.5:anybody', ['127.0.0.1'], '127.0.0.1'],
  ['127.0.0.1', 'anybody', ['127.0.0.1'], '127.0.0.1'],
  ['127.0.0.1', '', ['127.0.0.1'], '127.0.0.1'],
])('[SE7] %s says "%s", with proxies %s: %s', async (connected, forwarded, proxies, address) => {
  expect(await addressOf(connected, forwarded, proxies)).toBe(address)
})

test('[SE7] a network is an address with at most a length that it can have', () => {
  const good = ['10.0.0.0/8', '127.0.0.1', '::1', '2001:db8::/32', '0.0.0.0/0']
  const bad = ['', 'localhost', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/a']
  expect([good, bad].map((texts) => texts.filter(isNetwork))).toEqual([good, []])
})
