// Whether a file is a text, as the ordinance is loaded.
import { describe, expect, it } from 'vitest'
import { maxTextFileBytes, readText } from '../../../app/town/text-file.ts'

describe('a text file', () => {
  it('[TR5] is read as UTF-8, with a BOM or without, and as Shift_JIS', () => {
    const utf8 = new TextEncoder().encode('目的')
    expect(readText(utf8)).toEqual({ ok: true, text: '目的' })
    expect(readText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))).toEqual({ ok: true, text: '目的' })
    expect(readText(new Uint8Array([0x96, 0xda, 0x93, 0x49]))).toEqual({ ok: true, text: '目的' })
  })

  it('[TR5] that is none, or too large, is said to be so', () => {
    expect(readText(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00]))).toEqual({ ok: false, reason: 'notText' })
    expect(readText(new Uint8Array([0x41, 0x00, 0x42]))).toEqual({ ok: false, reason: 'notText' })
    expect(readText(new Uint8Array(maxTextFileBytes + 1))).toEqual({ ok: false, reason: 'tooLarge' })
  })
})
