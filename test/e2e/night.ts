// The night every spec begins with: a town of its own, and devices that are closed when the test ends, however it ends.
import { expect, test as base } from '@playwright/test'
import { openDevice, openIn } from './device.ts'
import type { Device, Look } from './device.ts'
import { openTownHere } from './town-here.ts'
import { openTown } from './town.ts'
import type { Town, TownProcess } from './town.ts'

type Night = {
  /** What the town's clocks show when a test begins (ISO). */
  night: string
  town: Town
  /** Opens a device of the town: in a browser of its own where it has a profile. */
  open: (look?: Look) => Promise<Device>
}

export const test = base.extend<Night>({
  night: ['2026-11-23T02:13:00+09:00', { option: true }],
  town: async ({ night }, use) => {
    const town = await openTownHere(night)
    await use(town)
    await town.end()
  },
  open: async ({ browser, town }, use) => {
    const devices: Device[] = []
    await use(async (look = {}) => {
      const { profile } = look
      const device =
        profile === undefined ? await openIn(browser, town, look) : await openDevice(town, profile, look)
      devices.push(device)
      return device
    })
    for (const device of devices) await device.close()
    expect(devices.flatMap(({ blocked }) => blocked)).toEqual([])
  },
})

/** The same where the server is a process of its own. */
export const testOfProcess = test.extend<{ town: TownProcess }>({
  town: async ({ night }, use) => {
    const town = await openTown(night)
    await use(town)
    await town.end()
  },
})

export { expect } from '@playwright/test'
