// 脅威度 (3-1 to 3-5) as it is read out: likely or judged, by whom, whether the office that judges has confirmed it.
import { findings, threatLevels } from '#plan'
import { lastSaid, saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { likelyAbove } from '../../shared/incident/likely-above.ts'
import { isThreatDivided, standingOf } from '../../shared/incident/threat.ts'
import { authorityOf } from '../../shared/rules/authority.ts'
import type { Signed } from '../../shared/rules/authority.ts'
import { thisRound } from '../../shared/rules/round.ts'
import { riskFound } from '../../shared/rules/violation/containment.ts'
import { actorInWords } from './actor-words.ts'
import { dayAndMinute, plain, spoken, unknown } from './spoken.ts'
import type { Sentence } from './spoken.ts'

const notConfirmed = '責任者の確認はまだ'

/** What is likely and graver than was judged comes first: it is why the call is made (3-2(4)). */
export function levelInSpeech(incident: Incident): Sentence[] {
  const threat = lastSaid(thisRound(incident, 'violation'), 'v1.immediateThreatJudged')
  const risk = riskFound(incident)
  return [
    ...likelihood(incident),
    ...judgement(incident),
    ...(threat === undefined ? [] : [finding(threat, findings.immediateThreat, '判定し')]),
    ...(risk === undefined ? [] : [finding(risk, findings.rightsAtRisk, '認め')]),
  ]
}

type Found = OperationOf<'v1.threatAssessed' | 'v1.rightsAtRiskFound' | 'v1.immediateThreatJudged'>

function finding(found: Found, what: string, act: string): Sentence {
  return isConfirmed(found)
    ? spoken`${what}と${who(found)}が${plain(act)}ました。`
    : spoken`${what}と${who(found)}が${plain(act)}、${notConfirmed}です。`
}

function likelihood(incident: Incident): Sentence[] {
  const likely = likelyAbove(incident.threat)
  const suspicion = saidOf(incident, 'v1.threatSuspected').find(({ id }) => id === likely?.operation)
  if (suspicion === undefined) return []
  const { level, examples: ticked } = suspicion.body
  return [
    spoken`脅威度は${`レベル${level}に該当する可能性が高い`}と${who(suspicion)}が見ています。`,
    ...examples(ticked),
  ]
}

function judgement(incident: Incident): Sentence[] {
  const { threat } = incident
  if (isThreatDivided(threat)) return [spoken`脅威度の判定は${'判断が分かれています'}。`]
  const [judged] = standingOf(threat, 'assessed')
  const said = saidOf(incident, 'v1.threatAssessed').find(({ id }) => id === judged?.operation)
  if (said === undefined) return [spoken`脅威度の判定は${'まだ'}です。`]
  const { at, body } = said
  const level = `${who(said)}が${dayAndMinute(at)}にレベル${body.level}と判定`
  if (likelyAbove(threat) !== undefined) return [spoken`${level}しましたが、${'再判定はまだ'}です。`]
  return [
    isConfirmed(said) ? spoken`脅威度は${level}しました。` : spoken`脅威度は${level}、${notConfirmed}です。`,
    ...examples(body.examples),
  ]
}

function isConfirmed(said: Signed): boolean {
  return authorityOf(said) !== 'unconfirmed'
}

function who({ by, office, actingFor }: Pick<Operation, 'by' | 'office' | 'actingFor'>): string {
  return actorInWords(by ?? `氏名${unknown}の職員`, office, actingFor)
}

function examples(ids: readonly string[]): Sentence[] {
  const all = threatLevels.levels.flatMap((level) => level.examples)
  const texts = ids.map((id) => all.find((example) => example.id === id)?.text ?? id)
  return texts.length === 0 ? [] : [spoken`該当する事例は${texts.join('、')}です。`]
}
