// What axe finds on a page that stands before us. It runs in the page itself and brings its findings alone back: all
// that it passed would take longer to carry than to look at.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type axeCore from 'axe-core'

declare global {
  var axe: typeof axeCore | undefined
}

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
/** The ratio of WCAG's level AAA, 7:1, which no tag above asks for, and that of AA, which it holds within it. */
const contrast = 'color-contrast-enhanced'
const lesserContrast = 'color-contrast'
/** The call screen begins with the time and the numbers, not with a heading. */
const headingRule = 'page-has-heading-one'

/** Every rule, 7:1 included. */
export function violations(page: Page): Promise<string[]> {
  const [on, off] = [{ enabled: true }, { enabled: false }]
  const rules = { [contrast]: on, [lesserContrast]: off, [headingRule]: off }
  return found(page, { runOnly: standards, rules })
}

/** Text below 7:1, large text below 4.5:1. */
export function faintTexts(page: Page): Promise<string[]> {
  return found(page, { runOnly: [contrast] })
}

async function found(page: Page, asked: axeCore.RunOptions): Promise<string[]> {
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(source)
  return page.evaluate(
    async (options) => {
      const results = await globalThis.axe?.run(document, options)
      if (results === undefined) throw new Error('axe is not in the page')
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
      )
    },
    { ...asked, resultTypes: ['violations'] } satisfies axeCore.RunOptions,
  )
}
