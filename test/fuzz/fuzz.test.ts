// A slice of `npm run fuzz`, without a socket; a seed that found something stays here by name.
import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'

test('[OA3] four hundred requests, half of them spoilt, are answered as described, and what was promised is kept', async () => {
  const { figures, problems } = await fuzz({ seed: 20261130, requests: 400, http: false })
  expect(problems).toEqual([])
  const { accepted, enrolled, events } = figures
  expect(Math.min(accepted, enrolled, events)).toBeGreaterThan(5)
})
