// How the response was ended, as it is read out, and before that what the council decided of it (3-9).
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isOvertaken } from '../../shared/rules/ending.ts'
import { thisRound } from '../../shared/rules/round.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { endingInWords } from './ending-words.ts'
import { dayAndMinute, plain, spoken } from './spoken.ts'
import type { Sentence } from './spoken.ts'

/** One kind may be ended while the response to the other goes on: each ending is told by itself. */
export function endingInSpeech(incident: Incident): Sentence[] {
  const endings = [
    ...saidOf(incident, 'v1.foundNotApplicable'),
    ...saidOf(incident, 'v1.stoodDown'),
    ...saidOf(incident, 'v1.resumed'),
  ].filter((ending) => !isOvertaken(incident, ending))
  const stillCutOff = isResumed(incident) && isolationsInForce(incident).length > 0
  return [
    ...decisionInSpeech(incident),
    ...endings.map((ending) => spoken`${`${dayAndMinute(ending.at)}に${endingInWords(ending)}`}。`),
    ...(stillCutOff ? [spoken`${'再び組み込んだ記録はありません'}。`] : []),
  ]
}

/** 3-9, and it has not come back since. */
export function isResumed(incident: Incident): boolean {
  return saidOf(incident, 'v1.resumed').some(
    (ending) => ending.body.clause === '3-9' && !isOvertaken(incident, ending),
  )
}

/** The last counts; one that says neither 再開する nor まだ stands in the sheets alone, as does 事後承認. */
function decisionInSpeech(incident: Incident): Sentence[] {
  const last = saidOf(thisRound(incident, 'violation'), 'v1.councilDecided')
    .filter(({ body }) => body.item === 'resumption' && (body.ratifies ?? []).length === 0)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1)
  if (last?.body.resumes === undefined) return []
  const what = last.body.resumes ? '運用を再開する' : 'まだ再開しない'
  return [spoken`${plain(officeName('council'))}が${`${dayAndMinute(last.at)}に${what}と決定`}しました。`]
}
