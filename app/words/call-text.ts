// 何を伝えるか: what is read out to whom is called, from the record alone. What nobody has said is 未確認; every date has its
// month and day, whatever the day on which it is read.
import type { Incident } from '../../shared/incident/incident.ts'
import { kindIds, kinds } from '../../shared/plan/kinds.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { townName } from '../../shared/plan/town.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { isViolationTrack } from '../../shared/rules/violation/violation-track.ts'
import { failedTries } from '../../shared/rules/violation/notification.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { askedOf } from './call-request.ts'
import { callOutcomes } from './call-words.ts'
import { levelInSpeech } from './level-in-speech.ts'
import { presenceInWords } from './incident-words.ts'
import { dayAndMinute, plain, spoken, unknown } from './spoken.ts'
import type { Sentence } from './spoken.ts'

export type Call = {
  incident: Incident
  /** Who is called. */
  office: string
  /** In its holder's place. */
  isDeputy: boolean
  /** Of which clauses they are told. */
  clauses: readonly string[]
  /** What is owed. */
  owed: readonly Duty[]
  /** Who calls: the office they have chosen, or none. */
  speaker: { name: string; office: string | null } | null
  /** Where to call back; null: 未登録. */
  callBack: string | null
}

/** Paragraph by paragraph. */
export function callText(call: Call): Sentence[][] {
  const { incident, callBack } = call
  return [
    ...(incident.drill ? [[spoken`${'訓練です。実際の事案ではありません'}。`]] : []),
    [whoCalls(call), purpose(call)],
    whatHappened(incident),
    state(incident),
    askedOf(call),
    [spoken`折り返しは${callBack ?? '未登録'}です。`],
  ].filter((paragraph) => paragraph.length > 0)
}

/** As it is copied and shared. */
export function plainText(paragraphs: readonly Sentence[][]): string {
  return paragraphs
    .map((sentences) =>
      sentences
        .flat()
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n')
}

function whoCalls({ speaker }: Call): Sentence {
  if (speaker === null) return spoken`${plain(townName)}の宿直の${'(氏名)'}です。`
  const { name, office } = speaker
  return office === null
    ? spoken`${plain(townName)}の${name.includes('宿直') ? name : `宿直の${name}`}です。`
    : spoken`${plain(townName)}の${`${officeName(office)} ${name}`}です。`
}

function purpose({ incident, office, clauses }: Call): Sentence {
  const kind = kindsInSpeech(incident)
  if (clauses.includes('3-9') && clauses.length === 1)
    return spoken`住基ネットの${kind}について、${'運用を再開する前に'}連絡します。`
  const isNotice = clauses.some((clause) => clause === '3-2(4)' || clause === '3-4(2)')
  const act = isNotice ? '通報します' : office === 'mayor' ? '報告します' : '連絡します'
  if (office !== 'agency' || !clauses.includes('3-2(4)'))
    return spoken`住基ネットの${kind}について、${plain(act)}。`
  const [failed] = failedTries(incident)
  const why =
    failed === undefined || failed.outcome === null
      ? `県に通報できないため(理由は${unknown})`
      : `県の住基ネット担当部署へ${dayAndMinute(failed.at)}に発信し、${callOutcomes[failed.outcome]}のため`
  return spoken`住基ネットの${kind}について、${why}、直接${plain(act)}。`
}

function kindsInSpeech(incident: Incident): string {
  const said = kindIds.filter((kind) => !['investigating', 'absent'].includes(incident.kinds[kind].presence))
  if (said.length === 0) return '緊急時(障害か不正行為かは調査中)'
  return said.map((kind) => `${kinds[kind].name}(${presenceInWords(incident.kinds[kind])})`).join('と')
}

function whatHappened({ intakes, intakeForm }: Incident): Sentence[] {
  const [first] = intakes
  const { coming, discoveredAt, receivedAt, place } = intakeForm
  const at = (said: string | null) =>
    said === null && first === undefined ? unknown : dayAndMinute(said ?? first?.at ?? '')
  const came = {
    discovered: () => spoken`${at(discoveredAt)}に${'発見しました'}。`,
    reported: () => spoken`${at(receivedAt)}に${'通報を受けました'}。`,
    inquired: () => spoken`${at(receivedAt)}に${'照会を受けました'}。`,
  }
  return [
    coming === null ? spoken`${at(receivedAt)}に受け付けました(発見か通報かは${unknown})。` : came[coming](),
    spoken`${(first?.what ?? unknown).replace(/。+$/, '')}。`,
    spoken`場所は${place ?? unknown}です。`,
  ]
}

function state(incident: Incident): Sentence[] {
  const cutOff = isolationsInForce(incident)
  const isViolation = isViolationTrack(incident)
  return [
    ...(isViolation ? levelInSpeech(incident) : []),
    ...cutOff.map(
      ({ at, body }) => spoken`${dayAndMinute(at)}に${`${body.what}を${body.from}から切り離しました`}。`,
    ),
    ...(isViolation && cutOff.length === 0 ? [spoken`切離しは${'まだ'}です。`] : []),
    spoken`住民サービスへの影響は${incident.intakeForm.residentImpact ?? unknown}です。`,
  ]
}
