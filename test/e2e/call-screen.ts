// What a person finds on the call screen, read from the page as it stands.
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { contacts } from '#plan'
import { expect } from './night.ts'

export const numbers = { day: '077-528-3233', night: '077-563-3750', agency: '03-5214-0908' } as const
export const warning = 'どちらの番号も確かめてください'

export function callLinks(page: Page): Locator {
  return page.locator('#calls a[href^="tel:"]')
}

export function callLink(page: Page, number: string): Locator {
  return callLinks(page).filter({ hasText: number })
}

/** The three numbers of the plan stand, each a link of plain digits that a thumb can reach. */
export async function expectNumbers(page: Page): Promise<void> {
  await callLinks(page).last().waitFor()
  const found = await callLinks(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  )
  expect(found.toSorted()).toEqual(contacts.map(({ digits }) => `tel:${digits}`).toSorted())
  for (const { shown } of contacts) await expect(callLink(page, shown)).toBeVisible()
}

/** Neither of the prefecture's numbers leads: the same look, the same size, each with its hours. */
export async function expectEqual(page: Page): Promise<void> {
  await expect(page.locator('#prefecture .leads')).toHaveCount(0)
  const looks = await page.locator('#prefecture a').evaluateAll((links) =>
    links.map((link) => {
      const { color, backgroundColor, minHeight } = getComputedStyle(link)
      const number = getComputedStyle(link.querySelector('.call-number') ?? link).fontSize
      return { color, backgroundColor, minHeight, number, width: link.getBoundingClientRect().width }
    }),
  )
  expect(looks).toHaveLength(2)
  expect(looks[0]).toEqual(looks[1])
  await expect(callLink(page, numbers.day)).toContainText('平日8:30–17:15')
  await expect(callLink(page, numbers.night)).toContainText('夜間・土曜日・日曜日・祝日・年末年始')
}

/** Of the prefecture's two numbers this one leads, stands first and says why. */
export async function expectLeads(page: Page, number: string, reason: string): Promise<void> {
  await expect(page.locator('#prefecture .leads')).toHaveCount(1)
  await expect(callLinks(page).first()).toHaveClass(/leads/)
  await expect(callLinks(page).first()).toContainText(number)
  await expect(callLinks(page).first()).toContainText(reason)
}

/**
 * Opens the address, taps the number and answers the URL that the browser hands to the dialler. A page of its own each
 * time: Chromium may take no second number from the same one.
 */
export async function dialled(context: BrowserContext, path: string, number: string): Promise<string> {
  const page = await context.newPage()
  await page.goto(path)
  const browser = await context.newCDPSession(page)
  await browser.send('Page.enable')
  const asked = new Promise<string>((resolve) => {
    browser.once('Page.frameRequestedNavigation', ({ url }) => resolve(url))
  })
  await callLink(page, number).click()
  return asked
}

/** Where the numbers stand, from the top of the screen. */
export async function places(page: Page): Promise<{ number: string; top: number; height: number }[]> {
  return callLinks(page).evaluateAll((links) =>
    links.map((link) => {
      const { top, height } = link.getBoundingClientRect()
      return { number: link.getAttribute('href') ?? '', top, height }
    }),
  )
}

/** The taps noted in local storage, not yet in the record. */
export async function tapNotes(page: Page): Promise<{ id: string; number: string; atMs: number }[]> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('tap-notes') ?? '[]'))
}
