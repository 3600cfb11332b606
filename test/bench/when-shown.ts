// From the start of a navigation to what it was made for, on two devices by turns.
import type { Page } from '@playwright/test'
import { spread } from './spread.ts'
import type { Spread } from './spread.ts'

export type Compared = { ratio: number; few: Spread; many: Spread }
/** A page of each device, and what is opened on it. */
export type Opened = { page: Page; path: string }

/** Milliseconds in the page's own clock until `shown` is there. */
export async function compare(
  [ofFew, ofMany]: readonly [Opened, Opened],
  shown: string,
  runs: number,
): Promise<Compared> {
  const [fewMs, manyMs]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    fewMs.push(await whenShown(ofFew, shown))
    manyMs.push(await whenShown(ofMany, shown))
  }
  const [few, many] = [spread(fewMs), spread(manyMs)]
  return { ratio: many.median / few.median, few, many }
}

async function whenShown({ page, path }: Opened, shown: string): Promise<number> {
  await page.goto(path)
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look)
          else requestAnimationFrame((ms) => resolve(ms))
        }
        look()
      }),
    shown,
  )
}
