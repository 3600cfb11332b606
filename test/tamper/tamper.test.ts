// A slice of `npm run tamper`.
import { expect, test } from 'vitest'
import { tamper } from './tamper.ts'

test('[BK3] [SY9] whatever is done to a stored record is found; a cut end, an older file and a stolen key against a head from outside', async () => {
  const rows = await tamper({ seed: 1, changed: 36, anew: 4, cut: 4, older: 4 })
  expect(rows.filter(({ nobody }) => nobody > 0)).toEqual([])
  const outside = rows.filter((row) => row.outside > 0).map(({ what }) => what)
  expect(outside).toEqual([
    'chain worked out anew, with the stolen key',
    'end cut off, with its head',
    'an older file',
  ])
})
