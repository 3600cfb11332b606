// `npm run pictures`: the README's four, each the first screen of its page, into .readme/.
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { townSubject } from '../../shared/incident/subjects.ts'
import { enrol, record, usedBy, visit } from './acts.ts'
import { chromiumFlags, headlessShellPath } from './chromium.mjs'
import { openIn, sizes } from './device.ts'
import { sayNight } from './morning.ts'
import { say } from './said-in.ts'
import { openTownHere } from './town-here.ts'

const browser = await chromium.launch({ executablePath: headlessShellPath(), args: chromiumFlags })
await drawNight()
await drawMorning()
await browser.close()

async function drawNight(): Promise<void> {
  const town = await openTownHere('2026-11-23T02:13:00+09:00')
  const { page, close } = await openIn(browser, town, { size: sizes.phone })
  await visit(page, '/')
  await page.getByText('勤労感謝の日のため').waitFor()
  await draw(page, 'calls')
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直 甲')
  await say(page, Date.now() + town.shiftMs, townSubject, [
    {
      type: 'v1.contactEntered',
      body: {
        contact: 'chief',
        entry: { office: 'protectionChief', name: '統括 丁', number: '0749000003', whileLocked: false },
      },
    },
  ])
  const url = await record(page, 'CSの端末に見覚えのないログイン履歴')
  await visit(page, `${url}/threat`)
  await page.getByRole('checkbox', { name: 'FWを通過した不正アクセス' }).check()
  // What was saved is told for ten seconds.
  await page.locator('.undo-bar').waitFor({ state: 'detached', timeout: 20_000 })
  await page.evaluate(() => scrollTo(0, 0))
  await draw(page, 'threat')
  await say(page, Date.now() + town.shiftMs, url.split('/').at(-1) ?? '', [
    {
      type: 'v1.threatAssessed',
      by: '管理 乙',
      office: 'identityManager',
      body: {
        level: 3,
        examples: ['accessThroughFirewall'],
        reason: null,
        helpedBy: [],
        replaces: [],
      },
    },
    { type: 'v1.rightsAtRiskFound', body: { what: null } },
  ])
  await visit(page, url)
  await page.locator('.notice-buttons').waitFor()
  await draw(page, 'incident')
  await close()
  await town.end()
}

async function drawMorning(): Promise<void> {
  const town = await openTownHere('2026-11-24T08:30:00+09:00')
  const { page, close } = await openIn(browser, town, { size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '事務室の担当')
  await sayNight(page, Date.now() + town.shiftMs)
  await visit(page, '/incidents')
  await page.locator('.incident-table tbody tr').nth(2).waitFor()
  await draw(page, 'office')
  await close()
  await town.end()
}

async function draw(page: Page, name: string): Promise<void> {
  // Nothing has the focus that a program gave it.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.waitForTimeout(300)
  await page.screenshot({ path: fileURLToPath(new URL(`../../.readme/${name}.png`, import.meta.url)) })
}
