// Measure: from a pull's start on an enrolled phone until its newest page is here, until an incident from the middle of the record
// is open with all of its lines (SY32), and until the whole record is here, chain checked.
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { maxBatchOperations } from '../../shared/sync/protocol.ts'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { enrol, openTown, sizes as screens } from '../e2e/town.ts'
import { visit } from '../e2e/acts.ts'
import { devices } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { browserPath } from './browser.ts'
import { lineOf, perIncident } from './pulling.ts'
import { spread } from './spread.ts'
import type { Spread } from './spread.ts'

/** Milliseconds from the moment in which there is a network. */
export type Ahead = { newest: Spread; incident: Spread; whole: Spread }

/** Each run on a phone of its own. */
export async function incidentAhead(lines: number, runs: number): Promise<Ahead> {
  const town = await openTown(new Date().toISOString())
  const browser = await chromium.launch({ executablePath: browserPath, args: chromiumFlags })
  const found = { newest: [] as number[], incident: [] as number[], whole: [] as number[] }
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const phones = await Promise.all(
      Array.from({ length: runs }, async () => {
        const context = await browser.newContext({
          viewport: screens.phone,
          locale: 'ja-JP',
          baseURL: town.url,
        })
        const page = await context.newPage()
        page.setDefaultTimeout(0)
        await page.goto('/device')
        await enrol(page, await town.invite('宿直 甲', 'responder'), '当番の携帯')
        return { context, page }
      }),
    )
    for (const { context } of phones) await context.setOffline(true)
    for (let sent = 0; sent < lines; sent += maxBatchOperations) {
      const count = Math.min(maxBatchOperations, lines - sent)
      await office.sync(
        town.url,
        Array.from({ length: count }, (_, at) => lineOf(sent + at, office.device)),
      )
    }
    const { subject } = lineOf(Math.floor(lines / 2), office.device)
    for (const { context, page } of phones) {
      await visit(page, `/incidents/${subject}`)
      await page.getByText('まだありません').waitFor()
      const watched = watch(page, lines)
      await context.setOffline(false)
      const { newest, incident, whole } = await watched
      found.newest.push(newest)
      found.incident.push(incident)
      found.whole.push(whole)
      await context.close()
    }
    const { newest, incident, whole } = found
    return { newest: spread(newest), incident: spread(incident), whole: spread(whole) }
  } finally {
    await browser.close()
    await town.end()
  }
}

/** In the page, whose clock begins with the network. */
function watch(page: Page, lines: number): Promise<{ newest: number; incident: number; whole: number }> {
  return page.evaluate(
    async ([head, own]) => {
      const opening = indexedDB.open('juki-net-record')
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const enrolment = async () => {
        const reading = opening.result.transaction('self').objectStore('self').get('self')
        await new Promise((resolve) => reading.addEventListener('success', resolve))
        return reading.result.enrolment as { cursor: { position: number }; gap?: object }
      }
      while (!navigator.onLine) await new Promise(requestAnimationFrame)
      const begun = performance.now()
      const found = { newest: 0, incident: 0, whole: 0 }
      while (found.whole === 0 || found.incident === 0) {
        const { cursor, gap } = await enrolment()
        const ms = performance.now() - begun
        const isNewestHere = cursor.position >= head
        if (isNewestHere) found.newest ||= ms
        if (isNewestHere && gap === undefined) found.whole ||= ms
        if (document.querySelectorAll('.timeline-line').length >= own) found.incident ||= ms
        await new Promise(requestAnimationFrame)
      }
      return found
    },
    [lines, perIncident] as const,
  )
}
