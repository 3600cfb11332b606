// A slice of `npm run sim`: whatever befalls phones, roads and servers, nothing that was kept is lost, doubled or changed, and
// in peace all are equal again.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { found } from './found.ts'
import { planOf, simulate } from './simulate.ts'

const seeds = [1, 2, 3, 4]

// Dexie tells of each connection that was closed under it.
const warn = vi.spyOn(console, 'warn')
beforeAll(() => void warn.mockImplementation(() => {}))
afterAll(() => warn.mockRestore())

it.each(seeds)(
  '[SY4][SY5][SY10][SY12][SY21][SY22][SY26] seed %i: nothing is lost or doubled',
  async (seed) => {
    expect(await simulate(seed, planOf(seed))).toMatchObject({ ok: true, problem: '' })
  },
)

it.each(found)('[SY26] what was found once stays mended: $fault', async ({ seed, plan }) => {
  expect(await simulate(seed, plan)).toMatchObject({ ok: true, problem: '' })
})
