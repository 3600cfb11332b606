// Measure (a): from the start of the navigation to a number that can be tapped, on a phone that has no network. Each run
// is a new browser process on a profile in which the page was opened once before.
import { join } from 'node:path'
import { openTown } from '../e2e/town.ts'
import { serveBarePage } from './bare-page.ts'
import { slowdown } from './browser.ts'
import { coldBrowser } from './cold-browser.ts'
import { spread } from './spread.ts'
import type { Spread } from './spread.ts'

export type ColdStart = { ratio: number; app: Spread; bare: Spread }

/** Milliseconds in the page's own clock, the app's and the bare page's runs by turns. */
export async function coldStart(runs: number): Promise<ColdStart> {
  const town = await openTown(new Date().toISOString())
  const bareServer = await serveBarePage()
  const app = { url: town.url, profile: join(town.folder, 'app'), link: '#prefecture .leads' }
  const bare = { url: bareServer.url, profile: join(town.folder, 'bare'), link: 'a[href^="tel:"]' }
  try {
    await Promise.all([app, bare].map(openOnce))
    await town.kill()
    await bareServer.close()
    const [appMs, bareMs]: [number[], number[]] = [[], []]
    for (let run = 0; run < runs; run += 1) {
      appMs.push(await openCold(app))
      bareMs.push(await openCold(bare))
    }
    const [appSpread, bareSpread] = [spread(appMs), spread(bareMs)]
    return { ratio: appSpread.median / bareSpread.median, app: appSpread, bare: bareSpread }
  } finally {
    await bareServer.close()
    await town.end()
  }
}

type Page = { url: string; profile: string; link: string }

/** The first visit, with a network: it ends when the worker holds everything. */
async function openOnce({ url, profile }: Page): Promise<void> {
  const { send, evaluate, close } = await coldBrowser(profile)
  await send('Page.navigate', { url })
  await evaluate('navigator.serviceWorker.ready.then(() => {})')
  await close()
}

async function openCold({ url, profile, link }: Page): Promise<number> {
  const { send, evaluate, close } = await coldBrowser(profile)
  await send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const source = `globalThis.tappableMs = (${whenTappable})(${JSON.stringify(link)})`
  await send('Page.addScriptToEvaluateOnNewDocument', { source })
  await send('Page.navigate', { url })
  const ms = Number(await evaluate('tappableMs'))
  await close()
  return ms
}

/** Runs in the page: from when on the link is drawn, and a finger on the middle of it meets it. */
async function whenTappable(link: string): Promise<number> {
  const drawn = new Promise<number>((resolve) => {
    const observer = new PerformanceObserver((paints) => {
      const [first] = paints.getEntriesByName('first-contentful-paint')
      if (first !== undefined) resolve(first.startTime)
    })
    observer.observe({ type: 'paint', buffered: true })
  })
  const met = new Promise<number>((resolve) => {
    const look = () => {
      const box = document.querySelector(link)?.getBoundingClientRect()
      const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      if (hit?.closest(link)) resolve(performance.now())
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return Math.max(await drawn, await met)
}
