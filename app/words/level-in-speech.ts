// 脅威度 (3-1 to 3-5) as it is read out: likely or judged, by whom, whether the office that judges has confirmed it.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { isThreatDivided, standingOf } from '../../shared/incident/threat.ts'
import { threatLevels } from '../../shared/plan/threat-levels.ts'
import { authorityOf } from '../../shared/rules/authority.ts'
import type { Signed } from '../../shared/rules/authority.ts'
import { riskFound } from '../../shared/rules/violation/containment.ts'
import { actorInWords } from './actor-words.ts'
import { dayAndMinute, spoken, unknown } from './spoken.ts'
import type { Sentence } from './spoken.ts'

const notConfirmed = '責任者の確認はまだ'

export function levelInSpeech(incident: Incident): Sentence[] {
  const found = riskFound(incident)
  return [...levelStands(incident), ...(found === undefined ? [] : [finding(found)])]
}

function finding(found: OperationOf<'v1.threatAssessed' | 'v1.rightsAtRiskFound'>): Sentence {
  const risk = '住民の基本的人権が侵害されるおそれがある可能性が高い'
  return isConfirmed(found)
    ? spoken`${risk}と${who(found)}が認めました。`
    : spoken`${risk}と${who(found)}が認め、${notConfirmed}です。`
}

function levelStands(incident: Incident): Sentence[] {
  const { threat } = incident
  if (isThreatDivided(threat)) return [spoken`脅威度は${'判断が分かれています'}。`]
  const [judged] = standingOf(threat, 'assessed')
  const judgement = saidOf(incident, 'v1.threatAssessed').find(({ id }) => id === judged?.operation)
  if (judgement !== undefined) {
    const { at, body } = judgement
    const level = `${who(judgement)}が${dayAndMinute(at)}にレベル${body.level}と判定`
    const said = isConfirmed(judgement)
      ? spoken`脅威度は${level}しました。`
      : spoken`脅威度は${level}、${notConfirmed}です。`
    return [said, ...examples(body.examples)]
  }
  const [likely] = standingOf(threat, 'suspected')
  const suspicion = saidOf(incident, 'v1.threatSuspected').find(({ id }) => id === likely?.operation)
  if (suspicion === undefined) return [spoken`脅威度の判定は${'まだ'}です。`]
  const { level, examples: ticked } = suspicion.body
  return [
    spoken`脅威度は${`レベル${level}に該当する可能性が高い`}と${who(suspicion)}が見ています。${'判定はまだ'}です。`,
    ...examples(ticked),
  ]
}

function isConfirmed(said: Signed): boolean {
  return authorityOf(said) !== 'unconfirmed'
}

function who({ by, office, actingFor }: Pick<Operation, 'by' | 'office' | 'actingFor'>): string {
  return actorInWords(by ?? `氏名${unknown}の職員`, office, actingFor)
}

function examples(ids: readonly string[]): Sentence[] {
  const all = threatLevels.flatMap((level) => level.examples)
  const texts = ids.map((id) => all.find((example) => example.id === id)?.text ?? id)
  return texts.length === 0 ? [] : [spoken`該当する事例は${texts.join('、')}です。`]
}
