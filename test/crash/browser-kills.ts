// SIGKILL of the browser in the middle of saves and of sync, on one profile: what was shown as saved is in its database
// before anything can be fetched again; what the server accepted is there; nothing is anywhere twice.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { record } from '../e2e/acts.ts'
import { heldRows } from '../e2e/held.ts'
import type { HeldRow } from '../e2e/held.ts'
import { enrol, openTown } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import type { ToldLine } from '../server/answer.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { openBrowser } from './killed-browser.ts'
import { between, pause } from './part.ts'
import type { Part } from './part.ts'

/** On this page of the server nothing of the app runs. */
const besideTheApp = '/api/v2/health'
const endLimitMs = 60_000
const betweenPushesMs = 150

type Found = { lost: number; doubled: number }

/** `saves`: of incidents, each of two lines, shown as saved before a kill; the kill comes in one of the next. */
export async function browserKills(kills: number, saves: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const profile = join(town.folder, 'phone')
  const url = (path: string) => new URL(path, town.url).href
  try {
    const office = await enrolRemote(town.url, town.code().replace('-', ''), devices.officePhone)
    const first = await openBrowser(profile)
    await first.page.goto(url('/device'))
    await enrol(first.page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
    // The session's cookie is on disk only when the browser ends.
    await first.close()
    const shown: string[] = []
    const found: Found[] = []
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
      found.push(compareDevice(rows, shown, lines))
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
      faults:
        rows.length === lines.length ? [] : [`${rows.length} on the phone, ${lines.length} on the server`],
    }
  } finally {
    await town.end()
  }
}

/** Until the browser is gone. */
async function saveOn(page: Page, shown: string[], name: string): Promise<void> {
  try {
    for (let n = 1; ; n += 1) {
      const what = `業務端末の画面で見慣れない操作 ${name}-${n}。`
      await record(page, what)
      await page
        .getByText(/^保存済み|サーバー保存済み/)
        .first()
        .waitFor()
      shown.push(what)
    }
  } catch (error) {
    if (!/closed|Target|Protocol|crashed/.test(String(error))) throw error
  }
}

async function pushSome(office: RemotePhone, url: string, load: { isOver: boolean }): Promise<void> {
  while (!load.isOver) {
    await office.sync(url, [intake({ device: office.device })], { want: 0 })
    await pause(betweenPushesMs)
  }
}

/** Right after the start, by itself: what was shown, and all that the server took from this device. */
function compareDevice(rows: HeldRow[], shown: readonly string[], lines: readonly ToldLine[]): Found {
  const here = new Map(rows.map(({ id, line }) => [id, line]))
  const texts = rows.map(({ line }) => line).join('\n')
  const own = lines.filter(({ line }) => line.uploader !== devices.officePhone)
  return {
    lost:
      shown.filter((what) => !texts.includes(what)).length +
      own.filter(({ line, operation }) => here.get(line.id) !== operation).length,
    doubled: rows.length - here.size + lines.length - new Set(lines.map(({ line }) => line.id)).size,
  }
}

/** At the end: the server has what was shown, and nothing was said twice under another id. */
function compareRecord(rows: HeldRow[], shown: readonly string[], lines: readonly ToldLine[]): Found {
  const positions = new Map(lines.map(({ line }) => [line.id, line.position]))
  const said = lines.flatMap(({ operation }) =>
    operation?.includes('"v1.intakeReceived"') ? [operation] : [],
  )
  const times = shown.map((what) => said.filter((operation) => operation.includes(what)).length)
  return {
    lost:
      times.filter((count) => count === 0).length +
      rows.filter(({ id, receipt }) => receipt?.position !== positions.get(id)).length,
    doubled: times.filter((count) => count > 1).length,
  }
}

/** When nothing waits any more, and the phone has as many lines as the server. */
async function atPeace(page: Page, office: RemotePhone, url: string) {
  for (const limit = Date.now() + endLimitMs; ;) {
    const [rows, lines] = [await heldRows(page), await office.pullAll(url)]
    const isEnd = rows.length === lines.length && rows.every(({ pending }) => !pending)
    if (isEnd || Date.now() > limit) return { rows, lines }
    await pause(500)
  }
}
