// SIGKILL of the service worker in the middle of a fetch: no page is open, Background Sync has it send what waits, the server
// has taken that, and the worker never hears so. The browser lives, and sends again.
import { join } from 'node:path'
import { installed } from '../e2e/acts.ts'
import { heldRows } from '../e2e/held.ts'
import { enrol, openTown } from '../e2e/town.ts'
import { devices } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { buildCuttingRoad } from './cutting-road.ts'
import { openBrowser } from './killed-browser.ts'
import { between, pause } from './part.ts'
import type { Part } from './part.ts'
import { atPeace, besideTheApp, compareDevice, compareRecord, saveOn } from './phone-in-browser.ts'
import type { Found } from './phone-in-browser.ts'

const savesEach = 2
const fetchLimitMs = 30_000
// What found no network is tried again after one second, not after five minutes.
const quickBackgroundSync = [
  '--force-fieldtrials=BackgroundSync/Quick',
  '--force-fieldtrial-params=BackgroundSync.Quick:initial_retry_delay_sec/1/min_sync_recovery_time_sec/1',
]

export async function workerKills(kills: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const road = await buildCuttingRoad(town.url)
  const url = (path: string) => new URL(path, road.url).href
  const browser = await openBrowser(join(town.folder, 'phone'), quickBackgroundSync)
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    let { page } = browser
    await page.goto(url('/device'))
    await enrol(page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
    await installed(page)
    const shown: string[] = []
    const found: Found[] = []
    let [known, unheard] = [0, 0]
    for (let kill = 1; kill <= kills; kill += 1) {
      await page.goto(url('/record'))
      road.hold(true)
      await saveOn(page, shown, `${kill}`, savesEach)
      const before = road.asked()
      const beside = await browser.newPage()
      await page.close()
      // No page is there any more: that is the worker.
      await until(() => road.asked() > before)
      await pause(between(0, 100))
      browser.killRenderers()
      await beside.close().catch(() => {})
      const taken = (await office.pullAll(town.url)).length
      unheard += taken - known
      road.hold(false)

      page = await browser.newPage()
      await page.goto(url(besideTheApp))
      const [rows, lines] = [await heldRows(page), await office.pullAll(town.url)]
      known = lines.length
      found.push(compareDevice(rows, shown, lines))
    }
    await page.goto(url('/'))
    const { rows, lines } = await atPeace(page, office, town.url)
    found.push(compareDevice(rows, shown, lines), compareRecord(rows, shown, lines))
    return {
      figures: {
        kills,
        'saves shown': shown.length,
        'accepted unheard': unheard,
        'lines on both': lines.length,
      },
      lost: found.reduce((sum, { lost }) => sum + lost, 0),
      doubled: found.reduce((sum, { doubled }) => sum + doubled, 0),
      faults:
        rows.length === lines.length ? [] : [`${rows.length} on the phone, ${lines.length} on the server`],
    }
  } finally {
    await browser.kill()
    road.close()
    await town.end()
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (const limit = Date.now() + fetchLimitMs; !holds(); await pause(20))
    if (Date.now() > limit) throw new Error('the worker sent nothing')
}
