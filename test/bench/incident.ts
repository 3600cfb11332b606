// Measure: from the start of the navigation to the first line of an incident's timeline, with few and with many lines,
// on the main thread of a slow phone; and how a very long timeline scrolls beside an empty page of the same height.
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { openTown, sizes as screens } from '../e2e/town.ts'
import { browserPath, slowdown } from './browser.ts'
import { fillDevice } from './fill-device.ts'
import { compare } from './when-shown.ts'
import type { Compared, Opened } from './when-shown.ts'

/** In lines of one incident. */
export type IncidentSizes = { few: number; many: number; runs: number; scrolled: number; frames: number }
/** Of all frames, the share that took longer than `slowFrameMs`, in per cent. */
type Scrolled = { slowPerCent: number; floorPerCent: number; frames: number }
export type Incident = { opened: Compared; scrolled: Scrolled }

const slowFrameMs = 33
/** A thumb that looks for something: about forty lines a second. */
const pxPerFrame = 50

export async function incident(sizes: IncidentSizes): Promise<Incident> {
  const town = await openTown(new Date().toISOString())
  const browser = await chromium.launch({ executablePath: browserPath, args: chromiumFlags })
  try {
    const few = await openWith(browser, town.url, sizes.few)
    const many = await openWith(browser, town.url, sizes.many)
    const long = await openWith(browser, town.url, sizes.scrolled)
    for (const { page } of [few, many]) {
      const session = await page.context().newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    }
    const opened = await compare([few, many], '.timeline-line', sizes.runs)
    return { opened, scrolled: await scroll(long, sizes.frames) }
  } finally {
    await browser.close()
    await town.end()
  }
}

/** A device that holds one incident of so many lines. */
async function openWith(browser: Browser, url: string, size: number): Promise<Opened> {
  const context = await browser.newContext({ viewport: screens.phone, locale: 'ja-JP' })
  const page = await context.newPage()
  page.setDefaultTimeout(0)
  await page.goto(`${url}/device`)
  await page.getByText('未登録').first().waitFor()
  const subject = await page.evaluate(fillDevice, { size, perIncident: size, rare: '' })
  return { page, path: `${url}/incidents/${subject}` }
}

async function scroll({ page, path }: Opened, frames: number): Promise<Scrolled> {
  await page.goto(path)
  await page.locator('.timeline-line').first().waitFor()
  const slow = await page.evaluate(slowFrames, { frames, pxPerFrame, slowFrameMs })
  const floor = await emptyPage(page)
  return { slowPerCent: (slow / frames) * 100, floorPerCent: (floor / frames) * 100, frames }

  async function emptyPage(empty: Page): Promise<number> {
    // The app's own page takes no markup from a script (PR2).
    await empty.goto('about:blank')
    await empty.setContent(`<div style="height: ${frames * pxPerFrame * 2}px"></div>`)
    return empty.evaluate(slowFrames, { frames, pxPerFrame, slowFrameMs })
  }
}

/** In the page: scrolls from the timeline's first line on, and counts the frames that came late. */
async function slowFrames(asked: {
  frames: number
  pxPerFrame: number
  slowFrameMs: number
}): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  document.querySelector('.timeline')?.scrollIntoView()
  let last = await frame()
  let slow = 0
  for (let n = 0; n < asked.frames; n += 1) {
    scrollBy({ top: asked.pxPerFrame, behavior: 'instant' })
    const next = await frame()
    if (next - last > asked.slowFrameMs) slow += 1
    last = next
  }
  return slow
}
