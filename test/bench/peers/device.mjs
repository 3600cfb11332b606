// A device: a Chromium with its own profile on disk, with the peer's page open.
import { chromium } from 'playwright'
import { chromiumFlags, chromiumPath } from '../../e2e/chromium.mjs'

const awake = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]

export async function openDevice(profile, url, limitMs) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    args: [...chromiumFlags, ...awake],
  })
  // What `ours` seals its pages with.
  if (process.env.AES) await context.addInitScript(() => Object.assign(self, { AES: true }))
  const page = context.pages()[0] ?? (await context.newPage())
  page.on('pageerror', ({ message }) => console.error('page error', message))
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  page.setDefaultTimeout(limitMs)
  await page.goto(`${url}/app/`)
  return {
    page,
    /** Calls a function of the peer; answers when it began and ended, in ms of the epoch, and a number it answered. */
    call: (name, ...words) => page.evaluate(callApp, { name, words }),
    close: () => context.close(),
  }
}

async function callApp({ name, words }) {
  const now = () => performance.timeOrigin + performance.now()
  const begunMs = now()
  const answer = await window.app[name](...words)
  return { begunMs, endedMs: now(), value: typeof answer === 'number' ? answer : undefined }
}
