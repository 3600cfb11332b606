// The first page of a bundle: which incidents it holds, each with the way to its sheets.
import type { Incident } from '../../shared/incident/incident.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import { headline, incidentNumber, kindsInWords } from '../words/incident-words.ts'
import { paperTime } from '../words/paper-time.ts'
import { htmlPage } from '../paper/share-paper.ts'
import { styleFile } from './incident-page.ts'

export function indexLine(incident: Incident, given: ReceiptNumber | null, file: string): string {
  const since = incident.since === null ? '' : paperTime(incident.since)
  const cells = [incidentNumber(incident, given), since, kindsInWords(incident)].map(
    (text) => `<td>${inOneLine(text)}</td>`,
  )
  return `<tr>${cells.join('')}<td><a href="${file}">${escaped(headline(incident))}</a></td></tr>`
}

export function indexPage(title: string, readMe: string, lines: readonly string[]): string {
  const head = ['番号', 'いつから', '区分', '何が起きたか'].map((text) => `<th scope="col">${text}</th>`)
  const body = [
    `<main class="paper"><h1>${title}</h1>`,
    `<p><a href="${encodeURIComponent(readMe)}">${readMe}</a></p>`,
    `<div class="paper-part"><table><thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${lines.join('')}</tbody></table></div></main>`,
  ]
  return htmlPage(title, `<link rel="stylesheet" href="${styleFile}">`, body.join(''))
}

/** A time is broken at its space alone. */
function inOneLine(text: string): string {
  const parts = text.split(' ').map((part) => `<span class="in-one-line">${escaped(part)}</span>`)
  return parts.join(' ')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one)
}
