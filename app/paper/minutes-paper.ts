// 情報保護管理会議 決定記録 (1-4) on paper: one meeting.
import type { Answer, Decision, Meeting } from '../../shared/incident/council.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { callOutcomes } from '../words/call-words.ts'
import {
  agendaItemName,
  councilReason,
  memberAnswers,
  ownDecision,
  resumesInWords,
} from '../words/council-words.ts'
import { lines } from '../words/detail-lines.ts'
import { field, fields, onOneLine, optional, signed, table, unknown, when, who } from './paper.ts'
import type { Part } from './paper.ts'
import { paperDate, paperTime } from '../words/paper-time.ts'

export function minutesPaper(
  incident: Incident,
  { convened, held, answers, decisions, left }: Meeting,
  plan: Plan,
): Part[] {
  return [
    fields(
      '会議',
      field('開催日時', held && paperTime(held.at)),
      field('場所・方法', held?.body.place),
      field('議長', held?.body.chair),
      field('招集の理由', convened && lines(councilReason(convened.body.clause), convened.body.what)),
      field('招集した日時・人', convened && signed(convened)),
      optional('次回', held?.body.next),
    ),
    table('メンバー', ['氏名', '連絡した日時', '返事', '出席'], answers.map(memberLine)),
    ...agenda(decisions, plan).map((id) => item(id, incident, decisions, left)),
  ]
}

/** When each was called; where no call is recorded, when they answered. */
function memberLine({ member, calls, said, isPresent }: Answer): (string | null)[] {
  const called = calls.map(({ at, outcome }) =>
    lines(when({ at }), outcome === null ? unknown : callOutcomes[outcome]),
  )
  return [
    member,
    called.length > 0 ? called.join('\n') : said && when(said),
    said && memberAnswers[said.body.answer],
    isPresent === null ? null : isPresent ? '出席' : '記録なし',
  ]
}

/** The items of the plan and the town, then what another edition of it calls otherwise. */
function agenda(decisions: readonly Decision[], plan: Plan): string[] {
  return [...new Set([...plan.agenda.map(({ id }) => id), ...decisions.map(({ said }) => said.body.item)])]
}

/** Undecided until it was decided, or closed as not taken up. */
function item(id: string, incident: Incident, decisions: readonly Decision[], left: Meeting['left']): Part {
  const ofItem = decisions.filter(({ said }) => said.body.item === id)
  const closed = left.filter(({ body }) => body.item === id && ofItem.length === 0).slice(-1)
  return table(
    agendaItemName(id),
    ['決定内容', '担当・期限', '決定・着手'],
    [
      ...ofItem.map((decision) => decisionLine(decision, incident)),
      ...closed.map((said) => ['今回は決定しない(当方の読み方)', '―', lines(when(said), who(said))]),
    ],
    { none: isSettled(id, incident) ? 'この会議での記録なし' : '未決定' },
  )
}

/** Decided, or closed, at another meeting. */
function isSettled(id: string, incident: Incident): boolean {
  return [...saidOf(incident, 'v1.councilDecided'), ...saidOf(incident, 'v1.itemLeftUndecided')].some(
    ({ body }) => body.item === id,
  )
}

function decisionLine({ said, started, ratified }: Decision, incident: Incident): string[] {
  const { urgent, ratifies = [], responsible, due, resumes } = said.body
  const begun = started === null ? unknown : paperTime(started.at)
  return [
    lines(
      ratifies.length > 0 ? '事後承認' : '決定',
      ownDecision(said.body),
      ...ratified.map((measure) => `・${onOneLine(measure, incident)}(${signed(measure)})`),
      urgent === true ? '緊急かつ必要性の高いもの' : null,
      resumes === undefined ? null : resumesInWords(resumes),
    ),
    lines(responsible, paperDate(due)),
    lines(when(said), who(said), urgent === true || started !== null ? `着手 ${begun}` : null),
  ]
}
