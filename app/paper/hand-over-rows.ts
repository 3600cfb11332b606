// The rows of a hand-over 引継ぎ: when, what, by whom.
import type { Incident } from '../../shared/incident/incident.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { isJudgement } from '../../shared/rules/sheets/course.ts'
import { isStatutory } from '../../shared/rules/sheets/told.ts'
import { begunAt } from '../../shared/rules/worklist.ts'
import type { Told } from '../../shared/rules/sheets/told.ts'
import { toldInWords } from '../facts/told-words.ts'
import { capacityMark } from '../words/actor-words.ts'
import { dutyWords, owedTonight } from '../words/duty-words.ts'
import { endedInWords } from '../words/ended-in-words.ts'
import { labelled, lines } from '../words/detail-lines.ts'
import { wholeHeadline } from '../words/incident-words.ts'
import { shortPaperTime } from '../words/paper-time.ts'
import { directAfter } from './contact-lines.ts'
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
  const inVain = 'contacted' in told ? directAfter(told.contacted, shortPaperTime) : null
  return {
    at: told.at,
    what: lines(toldInWords(told, incident), reason, inVain).replaceAll('\n', ' '),
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

/** How much is owed, as the desk counts it, empty: nothing; what comes after the night is counted apart, by its clauses. */
export function owedCount(owed: readonly Duty[], incident: Incident, plan: Plan): string {
  const tonight = new Set(owedTonight(incident, plan).map(({ id }) => id))
  const later = owed.filter(({ id }) => !tonight.has(id))
  const clauses = [...new Set(later.map(({ clause }) => clauseLabel(clause)))].join('・')
  const beside = later.length === 0 ? '' : `(${clauses}の${later.length}件は別)`
  return owed.length === 0 ? '' : `${owed.length - later.length}件${beside}`
}

/** How it ended; else that it goes on. */
export function stateInWords(incident: Incident): string[] {
  const ended = endedInWords(incident)
  return ended.length === 0 ? ['対応中'] : ended
}

function operationOf(told: Told, incident: Incident): Operation | undefined {
  if ('report' in told) return told.report
  const { notice, call } = told.contacted
  return notice === null
    ? saidOf(incident, 'v1.callPlaced').find(({ id }) => id === call?.id)
    : saidOf(incident, 'v1.notified').find(({ id }) => id === notice.operation)
}
