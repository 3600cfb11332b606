// A page as Chromium prints it, read back.
import type { Page } from '@playwright/test'
import { extractText, extractTextItems, getDocumentProxy } from 'unpdf'

/** In points. */
const inch = 72

export type Printed = {
  /** Of each page, without the spaces between its words. */
  pages: string[]
  text: string
  /** Of each page, what stands across it: letters more than an inch high. */
  across: string[]
  /** Of the first page, in points: A4 is 595 × 842. */
  size: [width: number, height: number]
}

/** The page that is open, on the paper that its own style asks for. */
export async function printed(page: Page): Promise<Printed> {
  const bytes = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
  const paper = await getDocumentProxy(bytes, { verbosity: 0 })
  const { width, height } = (await paper.getPage(1)).getViewport({ scale: 1 })
  const { text } = await extractText(paper)
  // Which of two like-looking characters a PDF names is the font's choice.
  const pages = text.map((one) => one.normalize('NFKC').replaceAll(/\s/g, ''))
  const { items } = await extractTextItems(paper)
  const across = items.map((one) =>
    one
      .filter(({ fontSize }) => fontSize > inch)
      .map(({ str }) => str)
      .join(''),
  )
  return { pages, text: pages.join(''), across, size: [Math.round(width), Math.round(height)] }
}
