// The page of one incident in a bundle: every sheet as it would be printed now, the timeline with its drawing among them.
import { h, render } from 'vue'
import type { Folded } from '../../shared/incident/fold.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import { attachmentsFolder } from '../../shared/sync/bundle.ts'
import { incidentNumber } from '../words/incident-words.ts'
import IncidentPicture from '../incident-view/IncidentPicture.vue'
import { deviceInWords, otherDeviceInWords } from '../incident-view/device-of-line.ts'
import { paperOf } from '../paper/paper-of.ts'
import PaperSheet from '../paper/PaperSheet.vue'
import { sheetsOf } from '../paper/sheets.ts'
import { cssText, htmlPage } from '../paper/share-paper.ts'

export const styleFile = 'sheets.css'

export type Printing = {
  /** Whom the town has named for the council. */
  members: readonly string[]
  given: ReceiptNumber | null
  head: string
  printed: Date
  /** The plan in force, and the edition that the incident began under. */
  plan: Plan
  began: Plan
}

/** Drawn by the components of the screen, in an element that is on none. */
export function incidentPage(folded: Folded, { members, began, ...stand }: Printing): string {
  const number = incidentNumber(folded.incident, stand.given)
  const sheets = sheetsOf(folded, members, began).map((sheet) =>
    h(
      PaperSheet,
      paperOf(folded, sheet, { ...stand, deviceOf: deviceInWords, otherDeviceOf: otherDeviceInWords }),
      () => (sheet.id === 'timeline' ? h(IncidentPicture, { folded, onPaper: true }) : null),
    ),
  )
  const foot = `<style>:root{--sheet-foot:${cssText(`${number} 記録 ${stand.head}`)}}</style>`
  const style = `<link rel="stylesheet" href="../${styleFile}">${foot}`
  const body = drawn(h('main', [...sheets, pictures(folded)]))
  return htmlPage(number, style, `<p class="to-index"><a href="../index.html">一覧へ</a></p>${body}`)
}

/** 写真・書類 that the incident names; what this device has of them stands beside the pages. */
function pictures({ incident }: Folded) {
  const named = saidOf(incident, 'v1.attachmentAdded')
  if (named.length === 0) return null
  const figures = named.map(({ body: { sha256, mediaType, name, what } }) => {
    const file = `../${attachmentsFolder}${sha256}`
    const shown = mediaType.startsWith('image/') ? [h('img', { src: file, alt: what ?? name })] : []
    return h('figure', [...shown, h('figcaption', [h('a', { href: file }, what ?? name)])])
  })
  return h('section', { class: 'paper-pictures' }, [h('h2', '写真・書類'), ...figures])
}

function drawn(node: ReturnType<typeof h>): string {
  const box = document.createElement('div')
  render(node, box)
  const html = box.innerHTML
  render(null, box)
  return html
}
