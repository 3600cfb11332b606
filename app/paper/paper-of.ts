// The props of PaperSheet for one sheet, on the screen and in a bundle alike.
import type { Folded } from '../../shared/incident/fold.ts'
import { reportNumber } from '../../shared/rules/sheets/report-number.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import { incidentNumber, wholeHeadline } from '../words/incident-words.ts'
import { paperTime } from '../words/paper-time.ts'
import { subjectOnShortPaper } from './hand-over-rows.ts'
import { mayorLetter } from './mayor-paper.ts'
import type { Printable } from './sheets.ts'
import { roadsPaper } from './timeline-paper.ts'
import type { DeviceOf } from './timeline-paper.ts'

type Stand = {
  /** 受付番号; null: it has a 仮番号. */
  given: ReceiptNumber | null
  /** How far the record had come. */
  head: string
  printed: Date
  /** Whose 確認・決裁 columns it has: the plan in force. */
  plan: Plan
  deviceOf: DeviceOf
  /** For the end of a sheet: of devices enrolled for somebody else. */
  otherDeviceOf: DeviceOf
}

export function paperOf(
  folded: Folded,
  sheet: Printable,
  { given, head, printed, plan, deviceOf, otherDeviceOf }: Stand,
) {
  const isShort = sheet.id === 'handOver'
  const roads = isShort || sheet.id === 'timeline' ? null : roadsPaper(folded, otherDeviceOf)
  return {
    title: sheet.title,
    report: sheet.isReport ? reportNumber(folded, sheet) : null,
    number: `${given === null ? '仮番号' : '受付番号'} ${incidentNumber(folded.incident, given)}`,
    about: isShort ? subjectOnShortPaper(folded.incident) : wholeHeadline(folded.incident),
    route: sheet.route,
    formNote: sheet.formNote,
    isShort,
    letter: sheet.id === 'mayorReport' ? mayorLetter(folded) : null,
    drill: folded.incident.drill,
    approvalColumns: plan.approvalColumns,
    parts: [...sheet.parts(deviceOf, plan.approvalColumns), ...(roads === null ? [] : [roads])],
    head,
    printed: paperTime(printed.toISOString()),
  }
}
