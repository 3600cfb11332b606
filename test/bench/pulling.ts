// Measure: how long a frame waits while an enrolled phone pulls many lines, the page open on its list of incidents.
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { maxBatchOperations } from '../../shared/sync/protocol.ts'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { enrol, openTown, sizes as screens } from '../e2e/town.ts'
import { devices, intake, operation, uuidv7 } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { browserPath } from './browser.ts'
import { framesWhile } from './frames.ts'
import type { Frames } from './frames.ts'

export const perIncident = 10

export type Pulling = Frames & { pullMs: number }

export async function pulling(lines: number): Promise<Pulling> {
  const town = await openTown(new Date().toISOString())
  const browser = await chromium.launch({ executablePath: browserPath, args: chromiumFlags })
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const context = await browser.newContext({ viewport: screens.phone, locale: 'ja-JP', baseURL: town.url })
    const page = await context.newPage()
    page.setDefaultTimeout(0)
    await page.goto('/device')
    await enrol(page, await town.invite('宿直 甲', 'responder'), '当番の携帯')
    await page.goto('/incidents')
    await context.setOffline(true)
    for (let sent = 0; sent < lines; sent += maxBatchOperations) {
      const batch = Array.from({ length: Math.min(maxBatchOperations, lines - sent) }, (_, at) =>
        lineOf(sent + at, office.device),
      )
      await office.sync(town.url, batch)
    }
    const before = await position(page)
    let pullMs = 0
    const frames = await framesWhile(page, async () => {
      const begun = performance.now()
      await context.setOffline(false)
      while ((await position(page)) < before + lines) await page.waitForTimeout(100)
      pullMs = performance.now() - begun
    })
    return { ...frames, pullMs }
  } finally {
    await browser.close()
    await town.end()
  }
}

export function lineOf(n: number, device: string) {
  const said = { device, subject: uuidv7(Math.floor(n / perIncident)) }
  return n % perIncident === 0
    ? intake(said)
    : operation('v1.measureStarted', { what: `端末${n}を切り離した`, clause: '3-4' }, said)
}

/** Of the chain, up to which this device holds it. */
function position(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('juki-net-record')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const reading = opening.result.transaction('self').objectStore('self').get('self')
    await new Promise((resolve) => reading.addEventListener('success', resolve))
    opening.result.close()
    return Number(reading.result.enrolment.cursor.position)
  })
}
