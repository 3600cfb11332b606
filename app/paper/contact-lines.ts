// The contact log on paper: whom, on which number, when, what came of it, who answered.
import { officeName } from '../../shared/plan/offices.ts'
import type { Contacted } from '../../shared/rules/sheets/contact-log.ts'
import { callOutcomes, toldWords } from '../words/call-words.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { shownNumber } from '../words/shown-number.ts'
import { unknown, when } from './paper.ts'
import { paperTime } from '../words/paper-time.ts'

export const contactColumns = ['日時', '相手', '番号', '結果', '応対・何を・理由']

export function contactLine(contacted: Contacted): string[] {
  const { at, call, notice } = contacted
  const outcome = call === null ? null : call.outcome === null ? '結果は未記入' : callOutcomes[call.outcome]
  const told = notice === null ? null : toldWords(notice.clauses)
  return [
    when({ at }),
    call?.organisation ?? (notice === null ? unknown : officeName(notice.office)),
    call === null ? '―' : shownNumber(call.number),
    lines(outcome, told),
    lines(
      labelled('通報・連絡した時刻', notice && laterTime(notice.at, at)),
      labelled('応対', notice?.person),
      labelled('何を', notice?.what),
      labelled('直接通報の理由', notice?.reason),
      directAfter(contacted, paperTime),
    ) || '―',
  ]
}

/** 3-2(4): why the agency was told directly, where a try of the prefecture says so. */
export function directAfter({ failedTry }: Contacted, time: (at: string) => string): string | null {
  return failedTry === null || failedTry.outcome === null
    ? null
    : `県 ${callOutcomes[failedTry.outcome]}(${time(failedTry.at)})のため直接`
}

/** When a notice was given, where that is not when its call began: the hour, with its day where that is another. */
function laterTime(given: string, began: string): string | null {
  const [whole, ofCall] = [paperTime(given), paperTime(began)]
  const [day, hour = whole] = whole.split(' ')
  return whole === ofCall ? null : day === ofCall.split(' ')[0] ? hour : whole
}
