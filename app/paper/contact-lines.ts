// The contact log on paper: whom, on which number, when, what came of it, who answered.
import { officeName } from '../../shared/plan/offices.ts'
import type { Contacted } from '../../shared/rules/sheets/contact-log.ts'
import { callOutcomes, toldWords } from '../words/call-words.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { shownNumber } from '../words/shown-number.ts'
import { unknown, when } from './paper.ts'
import { paperTime } from '../words/paper-time.ts'

export const contactColumns = ['日時', '相手', '番号', '結果', '応対・何を・理由']

export function contactLine({ at, call, notice, failedTry }: Contacted): string[] {
  const outcome = call === null ? null : call.outcome === null ? '結果は未記入' : callOutcomes[call.outcome]
  const told = notice === null ? null : toldWords(notice.clauses)
  const direct =
    failedTry?.outcome === null || failedTry === null
      ? null
      : `県 ${callOutcomes[failedTry.outcome]}(${paperTime(failedTry.at)})のため直接`
  return [
    when({ at }),
    call?.organisation ?? (notice === null ? unknown : officeName(notice.office)),
    call === null ? '―' : shownNumber(call.number),
    lines(outcome, told),
    lines(
      labelled('応対', notice?.person),
      labelled('何を', notice?.what),
      labelled('直接通報の理由', notice?.reason),
      direct,
    ) || '―',
  ]
}
