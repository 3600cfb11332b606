// The sheets of a whole night of level 3 (PA1, PA4, PA6, PA7): printed from a phone, each page looked at for what a
// reader stumbles over, the hand-overs for room that was left while something was cut.
import type { Page } from '@playwright/test'
import { enrol, usedBy, visit } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'
import { incidents, incidentWhat, saidAtNight } from './night-of-level-3.ts'
import { printed } from './printed.ts'
import { say } from './said-in.ts'

test.use({ night: '2026-11-23T08:15:00+09:00' })

const sheets = {
  firewall: ['form1', 'form3', 'minutes', 'minutes-2', 'mayorReport', 'timeline', 'handOver'],
  virus: ['form3', 'handOver'],
  fault: ['form2', 'handOver'],
  drill: ['drillReport', 'handOver'],
} as const
const names = ['firewall', 'virus', 'fault', 'drill'] as const

test('[PA1][PA3][PA4][PA6][PA7] every sheet of a night of level 3 has no page for its foot alone, no date but 和暦, and the hand-over fills its page', async ({
  open,
  town,
}) => {
  test.setTimeout(120_000)
  const { page } = await open()
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '管理 乙')
  for (const name of names) await say(page, Date.now() + town.shiftMs, incidents[name], saidAtNight[name])

  for (const name of names)
    for (const sheet of sheets[name]) {
      await visit(page, `/incidents/${incidents[name]}/sheets/${sheet}`)
      await page.locator('.paper').waitFor()
      const { pages, text } = await printed(page)
      expect(text, sheet).toContain(onPaper(incidentWhat[name]))
      expect(text, sheet).not.toMatch(/20\d\d[/年-]|undefined|null|v1\./)
      const end = await page.locator('.paper-part :is(td, dd, .paper-none)').last().textContent()
      expect(pages.at(-1), `${name} ${sheet}`).toContain(onPaper(end ?? '').slice(-5))
      if (sheet === 'handOver') {
        expect(pages, name).toHaveLength(1)
        await expectFull(page)
      }
    }

  await page.setViewportSize(sizes.desk)
  await visit(page, '/office/hand-over')
  await page.locator('.paper dd').nth(5).waitFor()
  const { pages, text } = await printed(page)
  expect(pages).toHaveLength(1)
  for (const name of ['firewall', 'virus', 'fault'] as const)
    expect(text).toContain(onPaper(incidentWhat[name]))
  await expectFull(page)
})

/** As `printed` reads it. */
function onPaper(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}

/** Of A4 in the lines of a hand-over, without its margins; a row of two lines takes as much. */
const [pageLines, wholeRow] = [70.05, 2.25]

/** Where something is cut there is no room for a row more. */
async function expectFull(page: Page): Promise<void> {
  const before = page.viewportSize() ?? sizes.desk
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 643, height: 900 })
  const { lines, isCut } = await page.locator('.paper').evaluate((paper) => ({
    lines: paper.getBoundingClientRect().height / ((8 * 1.3 * 96) / 72),
    isCut: /ほか\d+件/.test(paper.textContent),
  }))
  await page.emulateMedia({ media: null })
  await page.setViewportSize(before)
  expect(lines).toBeLessThanOrEqual(pageLines)
  if (isCut) expect(lines).toBeGreaterThan(pageLines - wholeRow)
}
