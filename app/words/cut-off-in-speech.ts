// 切離し and 再組込み as they are read out.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { isolations } from '../../shared/rules/violation/isolation.ts'
import { dayAndMinute, spoken, unknown } from './spoken.ts'
import type { Sentence } from './spoken.ts'

/** `expected`: that the record has none is said too. */
export function cutOffInSpeech(incident: Incident, expected: boolean): Sentence[] {
  const all = isolations(incident)
  const others = saidOf(incident, 'v1.reconnected').filter(
    ({ body }) => !all.some(({ isolated }) => isolated.id === body.isolation),
  )
  const said = [
    ...all.map(({ isolated: { at, body }, reconnected }) => {
      const cutOff = `${dayAndMinute(at)}に${body.what}を${body.from}から`
      return reconnected === null
        ? spoken`${`${cutOff}切り離しました`}。`
        : spoken`${`${cutOff}切り離し、${dayAndMinute(reconnected.at)}に再び組み込みました`}。`
    }),
    ...others.map(
      ({ at }) => spoken`${dayAndMinute(at)}に${'再び組み込みました'}(どの切離しかは${unknown})。`,
    ),
  ]
  return said.length === 0 && expected ? [spoken`切離しは${'記録にありません'}。`] : said
}
