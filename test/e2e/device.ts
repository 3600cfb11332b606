// A device of the town: a browser with a clock, a road to the network and, where it has a name, a profile on disk.
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { chromiumFlags, chromiumPath } from './chromium.mjs'
import { buildRoad } from './road.ts'
import type { Road } from './road.ts'
import { shiftClock } from './shifted-clock.mjs'
import type { Town } from './town.ts'

export const sizes = {
  phone: { width: 390, height: 844 },
  smallPhone: { width: 360, height: 640 },
  desk: { width: 1280, height: 800 },
} as const

export type Look = {
  size?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** The name of its profile: the same one again is the same device, closed and opened. */
  profile?: string
  /** Without a network from the start. */
  offline?: boolean
  /** What its clock shows (ISO), where that is not the town's time. */
  at?: string
  /** What else a test asks of its browser, and how that is started where it has a profile. */
  options?: BrowserContextOptions
  flags?: string[]
}

export type Device = {
  context: BrowserContext
  page: Page
  road: Road
  /** What the page's policy has kept from happening (PR2), as the browser says it; a test that means it takes it out. */
  blocked: string[]
  /** Nothing gets through, and the browser knows. */
  goOffline: () => Promise<void>
  goOnline: () => Promise<void>
  close: () => Promise<void>
}

/** Opens a device in a whole browser of its own, with the profile `name` on disk. */
export async function openDevice(town: Town, name: string, look: Look): Promise<Device> {
  const road = await buildRoad(look.offline ? 'cut' : 'open')
  const context = await chromium.launchPersistentContext(join(town.folder, name), {
    executablePath: chromiumPath(),
    // What it installs goes into its own home, not into the menu of whoever runs the tests.
    env: { ...process.env, HOME: join(town.folder, name) },
    args: [...chromiumFlags, ...quickBackgroundSync, ...(look.flags ?? [])],
    ...contextOptions(town, look, road),
  })
  return prepared(town, look, context, road)
}

// A background sync that found no network is tried again after one second, not after five minutes.
const quickBackgroundSync = [
  '--force-fieldtrials=BackgroundSync/Quick',
  '--force-fieldtrial-params=BackgroundSync.Quick:initial_retry_delay_sec/1/min_sync_recovery_time_sec/1',
]

/** A device in a browser that runs already; what it holds lives as long as it does. */
export async function openIn(browser: Browser, town: Town, look: Look): Promise<Device> {
  const road = await buildRoad(look.offline ? 'cut' : 'open')
  const context = await browser.newContext(contextOptions(town, look, road))
  return prepared(town, look, context, road)
}

function contextOptions(town: Town, look: Look, road: Road): BrowserContextOptions {
  return {
    viewport: look.size ?? sizes.phone,
    colorScheme: look.colorScheme ?? 'light',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    baseURL: town.url,
    offline: look.offline ?? false,
    proxy: { server: road.proxy },
    ...look.options,
  }
}

const ofPolicy = /Content Security Policy|Trusted(?:HTML|Script|ScriptURL| Type)/

async function prepared(town: Town, look: Look, context: BrowserContext, road: Road): Promise<Device> {
  await context.addInitScript(
    shiftClock,
    look.at === undefined ? town.shiftMs : Date.parse(look.at) - Date.now(),
  )
  const blocked: string[] = []
  context.on('console', (message) => {
    if (ofPolicy.test(message.text())) blocked.push(message.text())
  })
  await context.addInitScript(holdWorkerBack)
  await context.addInitScript(takeDials)
  await context.addInitScript(pressWithCare)
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    road,
    blocked,
    goOffline: async () => {
      road.set('cut')
      await context.setOffline(true)
    },
    goOnline: async () => {
      road.set('open')
      await context.setOffline(false)
    },
    close: async () => {
      await context.close()
      await road.close()
    },
  }
}

declare global {
  /** In the page: from now on the app may have its service worker. */
  var allowWorker: (() => void) | undefined
}

/**
 * The worker fetches and compiles all of the app, which costs more than most tests do: on a device that has none yet it
 * comes when a test asks for it, as over a slow line.
 */
function holdWorkerBack(): void {
  const { serviceWorker } = navigator
  if (serviceWorker === undefined) return
  const register = serviceWorker.register.bind(serviceWorker)
  const allowed = new Promise<void>((allow) => (globalThis.allowWorker = allow))
  serviceWorker.register = async (...given) => {
    if (serviceWorker.controller === null) await allowed
    return register(...given)
  }
}

/**
 * The phone's dialler. A desktop Chromium may ask which program opens `tel:` and take no more input until somebody
 * answers; here the link is taken off the browser's hands after the app has let it through, and written down.
 */
function takeDials(): void {
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="tel:"]') : null
    if (link === null) return
    document.documentElement.dataset['dialled'] = event.defaultPrevented
      ? ''
      : (link.getAttribute('href') ?? '')
    event.preventDefault()
  })
}

/**
 * A test presses faster than anybody reads, and what comes to stand under its finger it means: but for the second tap of
 * a double tap, each press counts as one after something was typed (SC3).
 */
function pressWithCare(): void {
  const considered = ({ detail }: MouseEvent) => detail < 2 && document.dispatchEvent(new Event('input'))
  addEventListener('click', considered, { capture: true })
}
