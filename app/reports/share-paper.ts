// Sharing a sheet 共有: one HTML file that anybody can open and print without the app. Where the browser shares no such
// files it is downloaded.
import drillCss from '../ui/drill-mark.css?inline'
import pictureCss from '../ui/picture.css?inline'
import paperCss from './paper.css?inline'

const downloadMs = 60_000

const fileCss =
  ":root{--ink:#1a1a1a;--ink-2:#444;--line:#bbb;--line-strong:#555;--page:#fff}*{box-sizing:border-box}body{margin:0 auto;max-width:52rem;font:1rem/1.6 'BIZ UDPGothic','Hiragino Sans','Noto Sans JP',sans-serif}"

/** The sheet that stands on the screen, by itself; `foot` is printed on every page. Neither text is a person's. */
export function paperFile(paper: HTMLElement, title: string, foot: string): File {
  const html = [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>:root{--sheet-foot:${cssText(foot)}}${fileCss}${paperCss}${pictureCss}${drillCss}</style></head>`,
    `<body>${paper.outerHTML}</body></html>`,
  ]
  return new File(html, `${title.replaceAll(' ', '_')}.html`, { type: 'text/html' })
}

/** Answers when the person has shared it, thought better of it, or has the file. */
export async function share(file: File): Promise<void> {
  if (navigator.canShare?.({ files: [file] }) !== true) return download(file)
  try {
    await navigator.share({ files: [file] })
  } catch (problem) {
    const changedMind = problem instanceof DOMException && problem.name === 'AbortError'
    if (!changedMind) download(file)
  }
}

function download(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), downloadMs)
}

/** A text without quotes or line breaks, as CSS writes one. */
export function cssText(text: string): string {
  return `"${text}"`
}
