// SIGKILL of the browser in the middle of saves and of sync, on one profile: what was shown as saved is in its database
// before anything can be fetched again; what the server accepted is there; nothing is anywhere twice.
import { join } from 'node:path'
import { heldRows } from '../e2e/held.ts'
import { enrol, openTown } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { openBrowser } from './killed-browser.ts'
import { atPeace, besideTheApp, compareDevice, compareRecord, saveOn } from './phone-in-browser.ts'
import type { Found } from './phone-in-browser.ts'
import { between, pause } from './part.ts'
import type { Part } from './part.ts'

const betweenPushesMs = 150

/** `saves`: of incidents, each of two lines, shown as saved before a kill; the kill comes in one of the next. */
export async function browserKills(kills: number, saves: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const profile = join(town.folder, 'phone')
  const url = (path: string) => new URL(path, town.url).href
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const first = await openBrowser(profile)
    await first.page.goto(url('/device'))
    await enrol(first.page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
    // The session's cookie is on disk only when the browser ends.
    await first.close()
    const shown: string[] = []
    const found: Found[] = []
    const faults: string[] = []
    let [waited, unheard] = [0, 0]
    for (let kill = 1; kill <= kills; kill += 1) {
      const browser = await openBrowser(profile)
      const { page } = browser
      await page.goto(url('/record'))
      const load = { isOver: false }
      const pushing = pushSome(office, town.url, load)
      const saving = saveOn(page, shown, `${kill}`)
      const wanted = shown.length + saves
      while (shown.length < wanted) await Promise.race([saving, pause(20)])
      await pause(between(0, 600))
      await browser.kill()
      load.isOver = true
      await Promise.all([saving, pushing])

      const again = await openBrowser(profile)
      await again.page.goto(url(besideTheApp))
      const rows = await heldRows(again.page)
      const lines = await office.pullAll(town.url)
      const accepted = new Set(lines.map(({ line }) => line.id))
      const waiting = rows.filter(({ pending }) => pending)
      waited += waiting.length
      unheard += waiting.filter(({ id }) => accepted.has(id)).length
      const one = compareDevice(rows, shown, lines)
      found.push(one)
      if (one.lost > 0)
        faults.push(
          `kill ${kill}: ${one.lost} lost, ${rows.length} on the phone, ${lines.length} on the server`,
        )
      // Half of them are killed once more, while the app starts and sends what waits.
      if (kill % 2 === 0) await again.page.goto(url('/'), { waitUntil: 'commit' })
      if (kill % 2 === 0) await pause(between(0, 600))
      await again.kill()
    }
    const last = await openBrowser(profile)
    await last.page.goto(url('/'))
    const { rows, lines } = await atPeace(last.page, office, town.url)
    found.push(compareDevice(rows, shown, lines), compareRecord(rows, shown, lines))
    await last.kill()
    if (rows.length !== lines.length)
      faults.push(`${rows.length} on the phone, ${lines.length} on the server`)
    const figures = {
      kills: kills + Math.floor(kills / 2),
      'saves shown': shown.length,
      'lines of the phone': rows.length - lines.filter(({ line }) => line.uploader === office.device).length,
      'waiting after a kill': waited,
      'of them accepted': unheard,
      'lines on both': lines.length,
    }
    return {
      figures,
      lost: found.reduce((sum, { lost }) => sum + lost, 0),
      doubled: found.reduce((sum, { doubled }) => sum + doubled, 0),
      faults,
    }
  } finally {
    await town.end()
  }
}

async function pushSome(office: RemotePhone, url: string, load: { isOver: boolean }): Promise<void> {
  while (!load.isOver) {
    await office.sync(url, [intake({ device: office.device })], { want: 0 })
    await pause(betweenPushesMs)
  }
}
