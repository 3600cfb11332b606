// What a device lacks, from what its browser says.
import { expect, test } from 'vitest'
import { shortcomings } from '../../../app/readiness/shortcomings.ts'
import type { StorageFacts } from '../../../app/readiness/storage-facts.ts'

const gibibyte = 1024 ** 3
const mebibyte = 1024 ** 2
const ready: StorageFacts = {
  secure: true,
  offlineRefused: false,
  installed: true,
  desk: false,
  refused: false,
  persisted: true,
  usageBytes: 2 * mebibyte,
  quotaBytes: 10 * gibibyte,
}

test('[RD2] an installed app whose record the browser keeps, with room left, lacks nothing', () => {
  expect(shortcomings(ready)).toEqual([])
})

test.each<[Partial<StorageFacts>, string[]]>([
  [{ installed: false }, ['notInstalled']],
  [{ persisted: false }, ['notPersistent']],
  [{ installed: false, desk: true }, []],
  [{ installed: false, desk: true, persisted: false }, ['notPersistent']],
  [{ offlineRefused: true }, ['offlineRefused']],
  [{ installed: false, refused: true }, ['privateWindow', 'notInstalled']],
  [{ installed: false, quotaBytes: gibibyte - 1 }, ['privateWindow', 'notInstalled']],
  [{ installed: false, quotaBytes: gibibyte }, ['notInstalled']],
  [{ usageBytes: 9 * gibibyte }, ['nearlyFull']],
  [{ usageBytes: 9 * gibibyte - 1 }, []],
  [{ usageBytes: 0, quotaBytes: 50 * mebibyte - 1 }, ['nearlyFull']],
  [
    { secure: false, installed: false, persisted: null, usageBytes: null, quotaBytes: null },
    ['insecureOrigin'],
  ],
])('[RD2] %j is told apart', (facts, expected) => {
  expect(shortcomings({ ...ready, ...facts })).toEqual(expected)
})

test('[RD2] an app from the home screen is in no private window, and a full device is not taken for one', () => {
  expect(shortcomings({ ...ready, refused: true, quotaBytes: 100 * mebibyte })).toEqual([])
  const full = { ...ready, installed: false, usageBytes: 95 * mebibyte, quotaBytes: 100 * mebibyte }
  expect(shortcomings(full)).toEqual(['nearlyFull', 'notInstalled'])
})

test('[RD2] what a browser does not answer is not said against it', () => {
  expect(shortcomings({ ...ready, persisted: null, usageBytes: null, quotaBytes: null })).toEqual([])
})
