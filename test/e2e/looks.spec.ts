// What every screen owes a tired person in dim light (別記, 1-3): contrast, names, size, room, on a phone and at a desk,
// in light and dark.
import type { Page } from '@playwright/test'
import { faintTexts, violations } from './axe.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'
import { eachScreen } from './screens.ts'

const smallestText = 14
const targets = { all: 48, emergency: 64 }
const narrow = 320

test('[別記][1-3] on a phone and at a desk, light and dark, axe finds nothing, all is large enough, at 7:1; narrow or in large text nothing scrolls sideways', async ({
  open,
  town,
}) => {
  test.setTimeout(300_000)
  await eachScreen(open, town, sizes.phone, async ({ name, page }) => {
    const size = page.viewportSize() ?? sizes.phone
    for (const [where, looked] of Object.entries({ phone: sizes.phone, desk: sizes.desk })) {
      await resize(page, looked)
      expect.soft(await page.evaluate(smallTexts, smallestText), `${name}, ${where}`).toEqual([])
      expect.soft(await page.evaluate(smallTargets, targets), `${name}, ${where}`).toEqual([])
      expect.soft(await violations(page), `${name}, ${where}`).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect.soft(await faintTexts(page), `${name}, ${where}, dark`).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
    }
    for (const [width, text] of [
      [narrow, '100%'],
      [sizes.phone.width, '200%'],
      [narrow, '200%'],
    ] as const) {
      await resize(page, { width, height: sizes.phone.height })
      await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), text)
      expect.soft(await page.evaluate(tooWide), `${name}, ${width} px, ${text}`).toEqual([])
    }
    await page.evaluate(() => document.documentElement.removeAttribute('style'))
    await resize(page, size)
  })
})

test('[別記][1-3] each of these looks finds what it looks for', async ({ open }) => {
  const { page } = await open()
  await page.goto('/incidents')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p id="faint">薄い</p><p id="small">小</p><a href="/"></a>',
    )
    Object.assign(document.querySelector<HTMLElement>('#faint')?.style ?? {}, {
      color: '#767676',
      width: '2000px',
    })
    Object.assign(document.querySelector<HTMLElement>('#small')?.style ?? {}, { fontSize: '13px' })
  })
  expect(await faintTexts(page)).toHaveLength(1)
  expect((await violations(page)).join()).toContain('link-name')
  expect(await page.evaluate(smallTexts, smallestText)).toEqual(['13px 小'])
  expect(await page.evaluate(smallTargets, targets)).toHaveLength(1)
  expect(await page.evaluate(tooWide)).not.toEqual([])
})

/** Until what follows the width has followed it. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** Visible text smaller than so many pixels. */
function smallTexts(least: number): string[] {
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement
    if (parent === null || node.textContent?.trim() === '' || !parent.checkVisibility()) continue
    const size = Number.parseFloat(getComputedStyle(parent).fontSize)
    if (size < least) found.push(`${size}px ${node.textContent?.trim()}`)
  }
  return found
}

/** What can be pressed and is smaller than a target; numbers and saving are an emergency's. Links within a text are text. */
function smallTargets({ all, emergency }: typeof targets): string[] {
  const pressable = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary',
  )
  return [...pressable].flatMap((element) => {
    const inText = element.matches('p a')
    if (inText || !element.checkVisibility()) return []
    const { width, height } = (element.closest('label.tick') ?? element).getBoundingClientRect()
    // A tag that reads small is enlarged for the finger by what stands around it.
    const around = getComputedStyle(element, '::after')
    const more = around.content === 'none' ? 0 : -2 * Number.parseFloat(around.top)
    const isEmergency = element.matches('.call, .act, .presence button, .duty > button, .duty > .button')
    const enough = height + more >= (isEmergency ? emergency : all) - 0.5 && width + more >= all - 0.5
    return enough
      ? []
      : [`${width}×${height} ${element.textContent?.trim() || element.outerHTML.slice(0, 80)}`]
  })
}

/** What reaches beyond the right edge of the screen. */
function tooWide(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const beyond = [...document.querySelectorAll('body *')].filter(
    (element) => element.checkVisibility() && element.getBoundingClientRect().right > clientWidth + 0.5,
  )
  return [`${scrollWidth} > ${clientWidth}`, ...beyond.map((element) => element.outerHTML.slice(0, 80))]
}
