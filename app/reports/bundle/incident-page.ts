// The page of one incident in a bundle: every sheet as it would be printed now, the timeline with its drawing among them.
import { h, render } from 'vue'
import type { Folded } from '../../../shared/incident/fold.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../../shared/rules/receipt-number.ts'
import { incidentNumber } from '../../ui/incident-words.ts'
import IncidentPicture from '../../ui/IncidentPicture.vue'
import { paperOf } from '../paper-of.ts'
import PaperSheet from '../PaperSheet.vue'
import { sheetsOf } from '../papers.ts'
import { cssText, htmlPage } from '../share-paper.ts'

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
    h(PaperSheet, paperOf(folded, sheet, stand), () =>
      sheet.id === 'timeline' ? h(IncidentPicture, { folded }) : null,
    ),
  )
  const foot = `<style>:root{--sheet-foot:${cssText(`${number} 記録 ${stand.head}`)}}</style>`
  const style = `<link rel="stylesheet" href="../${styleFile}">${foot}`
  return htmlPage(number, style, `<p><a href="../index.html">一覧へ</a></p>${drawn(h('main', sheets))}`)
}

function drawn(node: ReturnType<typeof h>): string {
  const box = document.createElement('div')
  render(node, box)
  const html = box.innerHTML
  render(null, box)
  return html
}
