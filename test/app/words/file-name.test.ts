// The name of a picked file in the record: as long as there is room, whole letters, with its ending.
import { expect, it } from 'vitest'
import { fileName } from '../../../app/words/file-name.ts'

it.each([
  [' 写真.jpg ', '写真.jpg'],
  ['  ', '名前なし'],
  ['123456789012.pdf', '123456.pdf'],
  ['12345678901234', '1234567890'],
  // A letter of several characters is there whole or not at all.
  ['12345か\u3099き.pdf', '12345.pdf'],
  ['1234か\u3099きく.pdf', '1234か\u3099.pdf'],
  ['12345👨‍👩‍👧.pdf', '12345.pdf'],
  ['1234葛\u{E0100}城.pdf', '1234.pdf'],
  ['𠮷𠮷𠮷𠮷.jpeg', '𠮷𠮷.jpeg'],
  // What follows a dot in a sentence is no ending.
  ['令和8年11月23日の報告書.最終版', '令和8年11月23日'],
])('[AT4] %j is kept as %j', (whole, kept) => {
  expect(fileName(whole, 10)).toBe(kept)
})
