// 経過 on paper: everything, oldest first; what was 誤入力 stays, struck through.
import type { Folded } from '../../shared/incident/fold.ts'
import { timeline } from '../../shared/incident/timeline.ts'
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import { onPaper } from '../words/paper-time.ts'
import { lines } from '../words/detail-lines.ts'
import { notAppliedWords } from '../words/not-applied-words.ts'
import { changesTold } from '../facts/changes.ts'
import { operationWords } from '../facts/descriptions.ts'
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

function line(item: TimelineItem, { incident }: Folded): Line {
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
      lines(who(operation), enteredBy === null || enteredBy === by ? null : `入力 ${enteredBy}`),
    ],
  }
}
