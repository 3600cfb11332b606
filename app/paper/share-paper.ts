// A sheet as a file 共有: HTML that anybody can open and print without the app.
import drillCss from '../incident-view/drill-mark.css?inline'
import pictureCss from '../incident-view/picture.css?inline'
import printCss from './paper-print.css?inline'
import paperCss from './paper.css?inline'

const baseCss =
  ":root{--ink:#1a1a1a;--ink-2:#444;--line:#bbb;--line-strong:#555;--page:#fff}*{box-sizing:border-box}body{margin:0 auto;max-width:52rem;font:1rem/1.6 'BIZ UDPGothic','Hiragino Sans','Noto Sans JP',sans-serif}"

/** All that a sheet needs outside the app. */
export const fileCss = `${baseCss}${paperCss}${printCss}${pictureCss}${drillCss}`

/** The sheet that stands on the screen, by itself; `foot` is printed on every page. Neither text is a person's. */
export function paperFile(paper: HTMLElement, title: string, foot: string): File {
  const style = `<style>:root{--sheet-foot:${cssText(foot)}}${fileCss}</style>`
  return new File([htmlPage(title, style, paper.outerHTML)], `${title.replaceAll(' ', '_')}.html`, {
    type: 'text/html',
  })
}

/** A page by itself; `title` is no person's text. */
export function htmlPage(title: string, head: string, body: string): string {
  return [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>${head}</head><body>${body}</body></html>`,
  ].join('')
}

/** A text without quotes or line breaks, as CSS writes one. */
export function cssText(text: string): string {
  return `"${text}"`
}
