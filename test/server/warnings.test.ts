// What a start warns of.
import { expect, test } from 'vitest'
import { lostPasskeys, openRoads } from '../../server/warnings.ts'
import { enrolledPhone, startTown } from './town.ts'

test.each([
  ['0.0.0.0', null, false, ['HOST=0.0.0.0']],
  ['::', null, false, ['HOST=::']],
  ['192.168.1.20', null, false, ['HOST=192.168.1.20']],
  ['127.0.0.1', 'http://juki.example.jp', false, ['PUBLIC_URL']],
  ['0.0.0.0', 'http://juki.example.jp', false, ['HOST=0.0.0.0', 'PUBLIC_URL']],
  ['127.0.0.1', 'http://localhost:8787', false, []],
  ['::1', null, false, []],
  ['0.0.0.0', 'https://juki.example.jp', false, []],
  ['0.0.0.0', null, true, []],
])('[SE10] HOST=%s with PUBLIC_URL=%s, https by itself %s', (host, publicUrl, isSecure, said) => {
  const lines = openRoads({ host, publicUrl, isSecure })
  expect(lines).toEqual(said.map((word) => expect.stringContaining(word)))
})

test('[AU10] a passkey of a name that is served no more is named, until there is one of a name that is', async () => {
  const town = await startTown()
  const { device } = await enrolledPhone(town)
  const key = { device, publicKey: new Uint8Array(1), counter: 0, addedAt: town.clock.now.toISOString() }
  await town.storage.addPasskey({ ...key, credential: 'b2xk', place: 'old.example.jp' })
  const names = ['new.example.jp']
  expect(await lostPasskeys(town.storage, names)).toEqual([expect.stringContaining('old.example.jp')])
  expect(await lostPasskeys(town.storage, [...names, 'old.example.jp'])).toEqual([])
  await town.storage.addPasskey({ ...key, credential: 'bmV3', place: 'new.example.jp' })
  expect(await lostPasskeys(town.storage, names)).toEqual([])
})
