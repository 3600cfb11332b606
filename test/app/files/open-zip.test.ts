// What a zip's own list says is held against limits before anything is unpacked.
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '../../../app/files/taking-in/open-zip.ts'

const mebibyte = 1024 * 1024

/** The size that the list of files tells of its only file (APPNOTE.TXT, 4.3.12). */
function saying(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip)
  bytes.writeUInt32LE(size, bytes.lastIndexOf('PK\u0001\u0002') + 24)
  return bytes
}

test('[BU7] a file that unpacks to two hundred times its size is not unpacked, a large sound one is', () => {
  expect(openZip(zipSync({ 'operations.ndjson': new Uint8Array(16 * mebibyte) }))).toBe('tooLarge')
  const sound = Uint8Array.from({ length: 5 * mebibyte }, (_, at) => (at * 7919 + (at >> 8) * 31) % 251)
  expect(openZip(zipSync({ 'operations.ndjson': sound }))).toMatchObject({ names: ['operations.ndjson'] })
})

test('[BU7] a list that tells of more than fits is enough', () => {
  const small = zipSync({ a: new Uint8Array(10) })
  expect(openZip(saying(small, 2 ** 31))).toBe('tooLarge')
  expect(openZip(small)).toMatchObject({ names: ['a'] })
})

test('[BU7] a file gets the room that its list says, and no more', () => {
  const zip = openZip(saying(zipSync({ a: new Uint8Array(3 * mebibyte) }), 100))
  if (zip === null || zip === 'tooLarge') throw new Error('not opened')
  const [[, bytes] = ['', null]] = [...zip.files()]
  expect(bytes?.length ?? 0).toBeLessThanOrEqual(100)
})
