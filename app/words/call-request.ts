// What is asked of whom is called, in the clause's words.
import { lastSaid } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isPressing } from '../../shared/rules/duties.ts'
import type { Call } from './call-text.ts'
import { dutyWords } from './duty-words.ts'
import { plain, spoken } from './spoken.ts'
import type { Sentence } from './spoken.ts'

const agency = plain(officeName('agency'))
const council = plain(officeName('council'))
const mostAsked = 3

export function askedOf({ incident, office, clauses, owed }: Call): Sentence[] {
  // Who is told, not who was: that is for the record to say.
  const alsoTold = clauses.includes('3-4(2)')
    ? [
        spoken`計画書の3-4(2)により、${plain(officeName('protectionChief'))}、県、${agency}に通報するものです。`,
      ]
    : []
  const convened = lastSaid(incident, 'v1.councilConvened')
  switch (office) {
    case 'prefecture':
      return clauses.includes('3-2(4)')
        ? [spoken`${agency}に通報し、${'同機関においても状況把握を行うよう要請'}してください。`, ...alsoTold]
        : alsoTold
    case 'maintainer':
      return [spoken`状況を調べるための${'協力'}をお願いします。`]
    case 'protectionChief':
      return owed.some(({ act }) => act === 'requestCouncil')
        ? [...alsoTold, spoken`${council}の${'開催を求めます'}。`]
        : alsoTold
    case 'council':
      return [
        spoken`${council}を${'招集'}します。出席できるかを教えてください。`,
        ...(convened?.body.what ? [spoken`${convened.body.what}。`] : []),
      ]
    case 'responder':
      return [spoken`${plain(officeName('responder'))}として${'招集'}します。`]
    default: {
      const own = owed.filter((duty) => duty.office === office && duty.condition === null)
      const first = [...own.filter(isPressing), ...own.filter((duty) => !isPressing(duty))].slice(
        0,
        mostAsked,
      )
      const words = first.map((duty) => `${dutyWords(duty, incident).what}(${duty.clause})`)
      return [
        ...alsoTold,
        ...(words.length === 0 ? [] : [spoken`お願いすることは、${words.join('、')}です。`]),
      ]
    }
  }
}
