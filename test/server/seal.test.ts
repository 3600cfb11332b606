// The seal and its key file.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSealKey, openSealKey } from '../../server/seal.ts'
import { ownFolder } from '../storage/folder.ts'

test('[SE4][SY9] the seal is HMAC-SHA-256, cut to 16 bytes: RFC 4231, test case 1', () => {
  const key = createSealKey('0b'.repeat(20))
  expect(key.seal('Hi There')).toBe('b0344c61d8db38535ca8afceaf0bf12b')
})

test('[AU3] a code is hashed under the key: without it its digits could be tried out', () => {
  const [one, two] = [createSealKey('01'.repeat(32)), createSealKey('02'.repeat(32))]
  expect(one.hashCode('12345678')).not.toBe(two.hashCode('12345678'))
  expect(one.hashCode('12345678')).not.toBe(one.seal('12345678'))
})

test('[SE4] the key is made once, for its owner alone, and is the same after a restart', async () => {
  const file = join(await ownFolder(), 'keys', 'seal.key')
  const first = openSealKey(file)
  expect(first.made).toBe(true)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readFile(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  const second = openSealKey(file)
  expect(second.made).toBe(false)
  expect(second.key.seal('a')).toBe(first.key.seal('a'))
})

test('[SE4] a file that holds no key is not taken for one, and is left alone', async () => {
  const file = join(await ownFolder(), 'seal.key')
  for (const text of ['', 'ab'.repeat(31), `${'ab'.repeat(32)}\nmore`, 'xy'.repeat(32)]) {
    await writeFile(file, text)
    expect(() => openSealKey(file)).toThrow('not a seal key')
    expect(await readFile(file, 'utf8')).toBe(text)
  }
})
