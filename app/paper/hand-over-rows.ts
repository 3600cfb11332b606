// The rows of a hand-over 引継ぎ: when, what, by whom.
import type { Incident } from '../../shared/incident/incident.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { isJudgement } from '../../shared/rules/sheets/course.ts'
import { isStatutory } from '../../shared/rules/sheets/told.ts'
import { begunAt } from '../../shared/rules/worklist.ts'
import type { Told } from '../../shared/rules/sheets/told.ts'
import { toldInWords } from '../facts/told-words.ts'
import { capacityMark } from '../words/actor-words.ts'
import { dutyWords } from '../words/duty-words.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { wholeHeadline } from '../words/incident-words.ts'
import { shortPaperTime } from '../words/paper-time.ts'
import { cut, onOneLine, unknown } from './paper.ts'

/** `first`: it stands in full before anything else is cut. */
export type HandOverRow = { at: string; what: string; who: string; first: boolean }

const shortWho = 14
/** What a page that holds everything spares for one incident's subject. */
const longestSubject = 140

export function subjectOnShortPaper(incident: Incident): string {
  return cut(wholeHeadline(incident), longestSubject)
}

export function doneRow(operation: Operation, incident: Incident): HandOverRow {
  const who = `${cut(operation.by ?? unknown, shortWho)}${capacityMark(operation)}`
  return { at: operation.at, what: onOneLine(operation, incident), who, first: isJudgement(operation) }
}

/** As the desk tells it, and why the agency was told directly. */
export function toldRow(told: Told, incident: Incident): HandOverRow {
  const said = operationOf(told, incident)
  const reason = 'contacted' in told ? labelled('直接通報の理由', told.contacted.notice?.reason) : null
  return {
    at: told.at,
    what: lines(toldInWords(told, incident), reason).replaceAll('\n', ' '),
    who: said === undefined ? unknown : doneRow(said, incident).who,
    first: isStatutory(told),
  }
}

/** 未了, with the clause's own word for how soon, and when it was begun. */
export function owedInWords(duty: Duty, incident: Incident): string {
  const begun = begunAt(incident, duty)
  const since = begun === null ? '' : `(着手 ${shortPaperTime(begun)})`
  return `${duty.urgency ?? ''} ${dutyWords(duty, incident).what}${since}`.trim()
}

function operationOf(told: Told, incident: Incident): Operation | undefined {
  if ('report' in told) return told.report
  const { notice, call } = told.contacted
  return notice === null
    ? saidOf(incident, 'v1.callPlaced').find(({ id }) => id === call?.id)
    : saidOf(incident, 'v1.notified').find(({ id }) => id === notice.operation)
}
