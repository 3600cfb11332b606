// What is asked of whom is called, in the clause's words.
import { lastSaid, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isPressing } from '../../shared/rules/duties.ts'
import { mayorAccount } from '../../shared/rules/sheets/mayor-account.ts'
import type { Call } from './call-text.ts'
import { councilReason, measureInWords } from './council-words.ts'
import { dutyWords } from './duty-words.ts'
import { plain, spoken, unknown } from './spoken.ts'
import type { Sentence } from './spoken.ts'

const agency = plain(officeName('agency'))
const council = plain(officeName('council'))
const chief = plain(officeName('protectionChief'))
const mostAsked = 3

export function askedOf(call: Call): Sentence[] {
  const { incident, office, isDeputy, clauses, owed } = call
  // Who is told, not who was: that is for the record to say.
  const alsoTold = clauses.includes('3-4(2)')
    ? [spoken`計画書の3-4(2)により、${chief}、県、${agency}に通報するものです。`]
    : []
  const toAll = [
    ...(isDeputy ? [spoken`${plain(officeName(office))}の${'代理として'}お願いします。`] : []),
    ...alsoTold,
  ]
  switch (office) {
    case 'prefecture':
      return clauses.includes('3-2(4)')
        ? [spoken`${agency}に通報し、${'同機関においても状況把握を行うよう要請'}してください。`, ...toAll]
        : toAll
    case 'maintainer':
      return [...toAll, spoken`状況を調べるための${'協力'}をお願いします。`]
    case 'protectionChief': {
      const asking = owed.find(({ act }) => act === 'requestCouncil')
      const asked = asking ? [spoken`${council}の${'開催を求めます'}(${plain(asking.clause)})。`] : []
      return [...toAll, ...asked, ...ownPart(call)]
    }
    case 'council':
      return [...toAll, ...ofMembers(incident), ...ownPart(call)]
    case 'mayor':
      return [...toAll, ...ofMayor(incident)]
    case 'responder':
      return [...toAll, spoken`${plain(officeName('responder'))}として${'招集'}します。`]
    default:
      return [...toAll, ...ownPart(call)]
  }
}

/** What the office owes itself: to judge, to decide, to convene, each by its clause. */
function ownPart({ incident, office, owed }: Call): Sentence[] {
  const own = owed.filter((duty) => duty.office === office && duty.condition === null)
  const first = [...own.filter(isPressing), ...own.filter((duty) => !isPressing(duty))].slice(0, mostAsked)
  const words = first.map((duty) => `${dutyWords(duty, incident).what}(${duty.clause})`)
  return words.length === 0 ? [] : [spoken`お願いすることは、${words.join('、')}です。`]
}

/** 1-4 */
function ofMembers(incident: Incident): Sentence[] {
  const convened = lastSaid(incident, 'v1.councilConvened')?.body
  return [
    ...(convened ? [spoken`招集の理由は${councilReason(convened.clause)}です。`] : []),
    spoken`${chief}が${council}のメンバーを${'招集'}します(1-4)。出席できるかを教えてください。`,
    ...(convened?.what ? [spoken`${convened.what}。`] : []),
  ]
}

/** 3-8: 事故の経緯 stands before it, as for everybody; the plan asks nothing of the mayor. */
function ofMayor(incident: Incident): Sentence[] {
  const { analysed, said } = mayorAccount(incident).damage
  const measures = saidOf(incident, 'v1.measureStarted').map(measureInWords)
  return [
    spoken`被害状況は${said ?? analysed?.body.what ?? unknown}です。`,
    ...(measures.length === 0 ? [] : [spoken`緊急措置は${measures.join('、')}です。`]),
    ...(incident.threat.level3.length === 0
      ? []
      : [spoken`計画書の3-8により、${chief}が${plain(officeName('mayor'))}に報告するものです。`]),
  ]
}
