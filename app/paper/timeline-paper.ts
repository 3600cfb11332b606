// 経過 on paper: everything, oldest first; what was 誤入力 stays, struck through.
import type { Folded } from '../../shared/incident/fold.ts'
import { timeline } from '../../shared/incident/timeline.ts'
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import { fromAfar } from '../words/dates.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { notAppliedWords, operationWords } from '../words/operation-words.ts'
import { doneColumns, when, who } from './paper.ts'
import type { Line, Part } from './paper.ts'

export function timelinePaper(folded: Folded): Part[] {
  const told = timeline(folded).toReversed()
  return [
    {
      heading: '経過',
      columns: doneColumns,
      lines: told.map((item) => line(item, folded)),
      rest: null,
      none: '',
    },
  ]
}

function line({ entry: { standing, read } }: TimelineItem, { incident }: Folded): Line {
  const { by, enteredBy } = read.operation
  const { what, detail } = operationWords(standing.read, incident, fromAfar)
  const before = standing.nature === 'amended' ? operationWords(read, incident, fromAfar).detail : null
  const isMistaken = standing.nature === 'mistaken'
  return {
    struck: isMistaken,
    cells: [
      when(read.operation),
      lines(
        isMistaken ? `${what}(誤入力)` : what,
        detail,
        labelled('訂正前', before),
        standing.notApplied && notAppliedWords[standing.notApplied],
      ),
      lines(who(read.operation), enteredBy === null || enteredBy === by ? null : `入力 ${enteredBy}`),
    ],
  }
}
