// What is asked of whom is called, in the clause's words.
import { lastSaid, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isLater, isPressing } from '../../shared/rules/duties.ts'
import { isCertain } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { clauseOf } from '../../shared/plan/clauses.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { noticesTo } from '../../shared/rules/notices.ts'
import { thisRound } from '../../shared/rules/round.ts'
import { mayorAccount } from '../../shared/rules/sheets/mayor-account.ts'
import type { Call } from './call-text.ts'
import { councilReason } from './council-words.ts'
import { dutyWords } from './duty-words.ts'
import { isResumed } from './ending-in-speech.ts'
import { dayAndMinute, plain, spoken, unknown } from './spoken.ts'
import type { Sentence } from './spoken.ts'

const agency = plain(officeName('agency'))
const council = plain(officeName('council'))
const chief = plain(officeName('protectionChief'))
const mostAsked = 3
/** What is to be done ends in a verb; our reading, or which kind it is of, may stand after it. */
const endOfVerb = /(?<=[るくう])(?=[ (]|$)/u

export function askedOf(call: Call): Sentence[] {
  const { incident, office, isDeputy, clauses, owed } = call
  // Who is told, not who was: that is for the record to say.
  const alsoTold = clauses.includes('3-4(2)')
    ? [spoken`計画書の${clauseLabel('3-4(2)')}により、${chief}、県、${agency}に通報するものです。`]
    : []
  const toAll = [
    ...(isDeputy ? [spoken`${plain(officeName(office))}の${'代理として'}お願いします。`] : []),
    ...alsoTold,
  ]
  switch (office) {
    case 'prefecture':
      return [...(clauses.includes('3-2(4)') ? [toPassOn(incident)] : []), ...toAll, ...beforeResuming(call)]
    case 'agency':
      return [...toAll, ...beforeResuming(call)]
    case 'maintainer':
      return [...toAll, ...ofMaintainer(owed), ...beforeResuming(call)]
    case 'protectionChief': {
      const asking = owed.filter(({ act }) => act === 'requestCouncil').map(({ clause }) => clause)
      const asked = spoken`${council}の${'開催を求めます'}(${plain(asking.join('、'))})。`
      return [...toAll, ...(asking.length === 0 ? [] : [asked]), ...ownPart(call)]
    }
    case 'council':
      return [...toAll, ...ofMembers(call)]
    case 'mayor':
      return [...toAll, ...ofMayor(incident)]
    case 'responder': {
      const convened = owed.some(({ act }) => act === 'conveneResponders')
      const asked = spoken`${plain(officeName('responder'))}として${'招集'}します(${clauseLabel('3-2(1)')})。`
      return [...toAll, ...(convened ? [asked] : []), ...ownPart(call)]
    }
    default:
      return [...toAll, ...ownPart(call)]
  }
}

/** 3-2(4): what the prefecture is to do, unless the agency was told directly in its place. */
function toPassOn(incident: Incident): Sentence {
  const direct = noticesTo(thisRound(incident, 'violation'), 'agency').findLast(({ clauses }) =>
    clauses.includes('3-2(4)'),
  )
  return direct === undefined
    ? spoken`${agency}に通報し、${'同機関においても状況把握を行うよう要請'}してください。`
    : spoken`${agency}へは${`${dayAndMinute(direct.at)}に直接通報済み`}です。`
}

/**
 * What the office owes itself: to judge, to decide, to convene, each by its clause and on its condition. Not yet what comes
 * after the night, as long as the response was not ended.
 */
function ownPart({ incident, office, owed }: Call): Sentence[] {
  const isEnded = endingsOf(incident).length > 0
  const own = owed.filter((duty) => duty.office === office && (isEnded || !isLater(duty)))
  const certain = own.filter(isCertain)
  const first = [
    ...certain.filter(isPressing),
    ...own.filter((duty) => isPressing(duty) && !isCertain(duty)),
    ...certain.filter((duty) => !isPressing(duty)),
    ...own.filter((duty) => !isPressing(duty) && duty.condition !== null),
  ].slice(0, mostAsked)
  const words = first.map((duty) => {
    const { what, condition } = dutyWords(duty, incident)
    if (duty.act === 'weighRights') return `${what}の判断(${clauseLabel(duty.clause)})`
    if (duty.act === 'reportToMayor')
      return `${clauseOf(duty.clause)?.heading ?? what}(${clauseLabel(duty.clause)})`
    return `${condition === null ? '' : `${condition}、`}${what.replace(endOfVerb, 'こと')}(${clauseLabel(duty.clause)})`
  })
  return words.length === 0 ? [] : [spoken`お願いすることは、${words.join('、')}です。`]
}

/** What the plan asks of 保守委託事業者, in the ordinance's words (2-1, 3-2(3)). */
const ofMaintainerByAct: Partial<Record<Duty['act'], string>> = {
  locateFault: '障害の種類および箇所の特定への支援',
  askMaintainer: '適切な対応',
  askMaintainerForCause: '原因究明への協力',
  askMaintainerForRemedy: '対応',
  askMaintainerForRepair: '必要に応じて、修理、修復および交換',
  contactMaintainer: '事象の調査および分析への協力',
}

function ofMaintainer(owed: readonly Duty[]): Sentence[] {
  const asked = owed.flatMap(({ act, clause }) => {
    const words = ofMaintainerByAct[act]
    return words === undefined ? [] : [`${words}(${clauseLabel(clause)})`]
  })
  return asked.length === 0 ? [] : [spoken`お願いすることは、${asked.join('、')}です。`]
}

/** 3-9 */
function beforeResuming({ incident, clauses }: Call): Sentence[] {
  return clauses.includes('3-9') && !isResumed(incident)
    ? [spoken`通常運用体制への移行に${'支障がないか'}を教えてください(${clauseLabel('3-9')})。`]
    : []
}

/** 1-4: once somebody has asked for the council or called it together, and until it is held. What it decides is no one member's. */
function ofMembers({ incident, owed }: Call): Sentence[] {
  const isOwed = (act: Duty['act']) => owed.some((duty) => duty.act === act)
  const convened = isOwed('holdCouncil') ? lastSaid(incident, 'v1.councilConvened')?.body : undefined
  const asked = isOwed('conveneCouncil') ? lastSaid(incident, 'v1.councilRequested')?.body : undefined
  const called = convened ?? asked
  if (called === undefined) return []
  return [
    spoken`招集の理由は${councilReason(called.clause)}です。`,
    spoken`${chief}が${council}のメンバーを${'招集'}します(${clauseLabel('1-4')})。出席できるかを教えてください。`,
    ...(convened?.what ? [spoken`${withoutStop(convened.what)}。`] : []),
  ]
}

/** 3-8: 事故の経緯 stands before it, as for everybody; the plan asks nothing of the mayor. */
function ofMayor(incident: Incident): Sentence[] {
  const { analysed, said } = mayorAccount(incident).damage
  const measures = saidOf(incident, 'v1.measureStarted').map(({ body }) => withoutStop(body.what))
  return [
    spoken`被害状況は${said ?? analysed.at(-1)?.body.what ?? unknown}です。`,
    ...(measures.length === 0 ? [] : [spoken`緊急措置等は、次のとおりです。${measures.join('。')}。`]),
    ...(incident.threat.level3.length === 0
      ? []
      : [
          spoken`計画書の${clauseLabel('3-8')}により、${chief}が${plain(officeName('mayor'))}に報告するものです。`,
        ]),
  ]
}

function withoutStop(text: string): string {
  return text.replace(/。+$/, '')
}
