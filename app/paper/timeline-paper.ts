// 経過 on paper: everything, oldest first; what was 誤入力 stays, struck through.
import type { Folded, FoldedEntry } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { timeline } from '../../shared/incident/timeline.ts'
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import { onPaper, paperTime } from '../words/paper-time.ts'
import { lines } from '../words/detail-lines.ts'
import { notAppliedWords } from '../words/not-applied-words.ts'
import { changesTold } from '../facts/changes.ts'
import { operationWords } from '../facts/descriptions.ts'
import { doneColumns, table, when, who } from './paper.ts'
import type { Line, Part } from './paper.ts'

const namedOfRoad = 3

/** Of a line what is to be said of the device it came from; empty: nothing (AU11). */
export type DeviceOf = (entry: FoldedEntry) => string

export function timelinePaper(folded: Folded, deviceOf: DeviceOf): Part[] {
  const told = timeline(folded).toReversed()
  return [
    {
      heading: '経過',
      columns: doneColumns,
      lines: told.map((item) => line(item, folded, deviceOf)),
      rest: null,
      none: '',
    },
  ]
}

/** What any other sheet lists at its end: nobody takes a name for more than the device behind it is. Null: nothing to say. */
export function roadsPaper(folded: Folded, deviceOf: DeviceOf): Part | null {
  const marked = timeline(folded)
    .toReversed()
    .map((item) => ({ road: deviceOf(item.entry).slice(1), item }))
    .filter(({ road }) => road !== '')
  if (marked.length === 0) return null
  const cells = [...new Set(marked.map(({ road }) => road))].map((road) => {
    const told = marked.filter((one) => one.road === road)
    const first = told.slice(0, namedOfRoad).map(({ item }) => onOneRow(item, folded.incident))
    const rest = told.length - first.length
    return [road, lines(...first, rest > 0 ? `ほか${rest}件は、経過にあります` : null)]
  })
  return table('氏名と端末の登録が違う記録', ['端末', '記録'], cells)
}

function onOneRow({ entry: { standing } }: TimelineItem, incident: Incident): string {
  const { operation } = standing.read
  return `${paperTime(operation.at)} ${operationWords(standing.read, incident, onPaper).what} ${who(operation)}`
}

function line(item: TimelineItem, { incident }: Folded, deviceOf: DeviceOf): Line {
  const { standing } = item.entry
  const { operation } = standing.read
  const { by, enteredBy } = operation
  const { what, detail } = operationWords(standing.read, incident, onPaper)
  const changes = changesTold(item, { incident, now: onPaper })
  const isMistaken = standing.nature === 'mistaken'
  return {
    struck: isMistaken,
    cells: [
      when(operation),
      lines(
        isMistaken ? `${what}(誤入力)` : what,
        detail,
        ...changes.map(({ name, before, after }) => `${name}: ${before} → ${after}`),
        standing.notApplied && notAppliedWords[standing.notApplied],
      ),
      lines(
        who(operation),
        enteredBy === null || enteredBy === by ? null : `入力 ${enteredBy}`,
        deviceOf(item.entry).slice(1),
      ),
    ],
  }
}
