// What every screen owes a tired person in dim light (別記, 1-3): contrast, names, size, room, on a phone and at a desk.
// That the colours are as far apart in dark as in light is proved of the palette: test/app/ui/colours.test.ts.
import type { Page } from '@playwright/test'
import { faintTexts, violations } from './axe.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'
import { walks } from './screens.ts'

const smallest = { phone: 16, desk: 14 } as const
/** Labels that repeat what stands beside them, sheets as they print, and what is drawn (app/ui says why of the first two). */
const mayBeSmaller = '.clause, .tabs, .paper, svg'
const targets = { all: 48, emergency: 64 }
const narrow = 320

for (const [where, walk] of Object.entries(walks)) {
  test(`[別記][1-3] ${where}: axe finds nothing, all is large enough, at 7:1; narrow or in large text nothing scrolls sideways`, async ({
    open,
    town,
  }) => {
    test.setTimeout(180_000)
    const device = await open()
    await walk(device, town, async ({ name, page }) => {
      await judge(page, name, 'phone')
      expect.soft(await violations(page), `${name}, phone`).toEqual([])
      const onPhone = await page.evaluate(shown)
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      for (const width of [sizes.phone.width, narrow]) {
        await resize(page, { width, height: sizes.phone.height })
        expect.soft(await page.evaluate(tooWide), `${name}, ${width} px, text at 200 %`).toEqual([])
      }
      await page.evaluate(() => document.documentElement.removeAttribute('style'))
      await resize(page, sizes.desk)
      await judge(page, name, 'desk')
      if ((await page.evaluate(shown)) !== onPhone)
        expect.soft(await violations(page), `${name}, desk`).toEqual([])
      await resize(page, sizes.phone)
    })
  })
}

test('[別記][1-3] each of these looks finds what it looks for', async ({ open }) => {
  const { page } = await open()
  await page.goto('/incidents')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    // The page takes no markup from a script (PR2).
    const add = (tag: string, said: object) =>
      document.body.append(Object.assign(document.createElement(tag), said))
    add('p', { id: 'faint', textContent: '薄い' })
    add('p', { id: 'small', textContent: '小' })
    add('p', { id: 'middle', textContent: '中' })
    add('i', { id: 'tag', className: 'clause', textContent: '小さい札' })
    add('a', { href: '/' })
    Object.assign(document.querySelector<HTMLElement>('#faint')?.style ?? {}, {
      color: '#767676',
      width: '2000px',
    })
    for (const [id, fontSize] of [
      ['small', '13px'],
      ['middle', '15px'],
      ['tag', '13px'],
    ])
      Object.assign(document.getElementById(`${id}`)?.style ?? {}, { fontSize })
  })
  expect(await faintTexts(page)).toHaveLength(1)
  expect((await violations(page)).join()).toContain('link-name')
  const small = (least: number) => page.evaluate(smallTexts, { least, except: mayBeSmaller })
  expect(await small(smallest.desk)).toEqual(['13px 小', '13px 小さい札'])
  expect(await small(smallest.phone)).toEqual(['13px 小', '15px 中', '13px 小さい札'])
  expect(await page.evaluate(smallTargets, targets)).toHaveLength(1)
  expect(await page.evaluate(tooWide)).not.toEqual([])
})

async function judge(page: Page, name: string, device: keyof typeof smallest): Promise<void> {
  const where = `${name}, ${device}`
  const found = await page.evaluate(smallTexts, { least: smallest[device], except: mayBeSmaller })
  expect.soft(found, where).toEqual([])
  expect.soft(await page.evaluate(smallTargets, targets), where).toEqual([])
}

/** Until what follows the width has followed it. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** Every element that is to be seen, without the frame that all screens have: where they are the same, so is what axe reads. */
function shown(): string {
  const elements = [...(document.querySelector('main') ?? document.body).querySelectorAll('*')]
  return elements.flatMap((element) => (element.checkVisibility() ? [element.tagName] : [])).join(' ')
}

/** Visible text smaller than so many pixels; what is excepted may be 14. */
function smallTexts({ least, except }: { least: number; except: string }): string[] {
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement
    if (parent === null || node.textContent?.trim() === '' || !parent.checkVisibility()) continue
    const size = Number.parseFloat(getComputedStyle(parent).fontSize)
    const enough = parent.closest(except) === null ? least : Math.min(least, 14)
    if (size < enough) found.push(`${size}px ${node.textContent?.trim()}`)
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
