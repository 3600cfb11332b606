// 何を伝えるか: what is read out to whom is called, from the record alone. What nobody has said is 未確認; every date has its
// month and day, whatever the day on which it is read.
import { lastSaid } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { kindIds } from '../../shared/plan/kinds.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { edition, kinds } from '#plan'
import type { Duty } from '../../shared/rules/duty.ts'
import { noticesTo } from '../../shared/rules/notices.ts'
import { intakeSheet } from '../../shared/rules/sheets/intake-sheet.ts'
import { isContradicted, isViolationTrack } from '../../shared/rules/violation/violation-track.ts'
import { failedTries } from '../../shared/rules/violation/notification.ts'
import { askedOf } from './call-request.ts'
import { callOutcomes } from './call-words.ts'
import { cutOffInSpeech } from './cut-off-in-speech.ts'
import { endingInSpeech, isResumed } from './ending-in-speech.ts'
import { levelInSpeech } from './level-in-speech.ts'
import { presenceInWords } from './incident-words.ts'
import { serverInSpeech } from './server-in-speech.ts'
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
  if (speaker === null) return spoken`${plain(edition.town)}の宿直の${'(氏名)'}です。`
  const { name, office } = speaker
  return office === null
    ? spoken`${plain(edition.town)}の${name.includes('宿直') ? name : `宿直の${name}`}です。`
    : spoken`${plain(edition.town)}の${`${officeName(office)} ${name}`}です。`
}

function purpose({ incident, office, clauses }: Call): Sentence {
  const kind = kindsInSpeech(incident)
  if (clauses.includes('3-9') && clauses.length === 1)
    return spoken`住基ネットの${kind}について、${isResumed(incident) ? '運用を再開したことを' : '運用を再開する前に'}連絡します。`
  const isNotice = clauses.some((clause) => clause === '3-2(4)' || clause === '3-4(2)')
  const act = isNotice ? '通報します' : office === 'mayor' ? '報告します' : '連絡します'
  if (office !== 'agency' || !clauses.includes('3-2(4)'))
    return spoken`住基ネットの${kind}について、${plain(act)}。`
  const why = whyDirectly(incident)
  return why === null
    ? spoken`住基ネットの${kind}について、直接${plain(act)}。県に通報できるかは${unknown}です。`
    : spoken`住基ネットの${kind}について、${why}のため、直接${plain(act)}。`
}

/** A try of the prefecture in vain, or the reason somebody gave; null: the record has neither (3-2(4)). */
function whyDirectly(incident: Incident): string | null {
  const [failed] = failedTries(incident)
  if (failed !== undefined && failed.outcome !== null)
    return `県の住基ネット担当部署へ${dayAndMinute(failed.at)}に発信し、${callOutcomes[failed.outcome]}`
  return noticesTo(incident, 'agency').findLast(({ reason }) => reason !== null)?.reason ?? null
}

/** A 無 is said where nothing else is, and where the level speaks against it. */
function kindsInSpeech(incident: Incident): string {
  const inWords = (kind: (typeof kindIds)[number]) =>
    `${kinds[kind].name}(${presenceInWords(incident.kinds[kind])})`
  const said = kindIds.filter((kind) => !['investigating', 'absent'].includes(incident.kinds[kind].presence))
  const contradicted = isContradicted(incident) ? (['violation'] as const) : []
  if (said.length > 0) return [...said, ...contradicted].map(inWords).join('と')
  const isOpen = kindIds.every((kind) => incident.kinds[kind].presence === 'investigating')
  const answers = kindIds.map((kind) => `${kinds[kind].name}は${presenceInWords(incident.kinds[kind])}`)
  return `緊急時(${isOpen ? '障害か不正行為かは調査中' : answers.join('、')})`
}

function whatHappened(incident: Incident): Sentence[] {
  const { coming, discoveredAt, receivedAt, place } = intakeSheet(incident)
  const [first] = incident.intakes
  const act = coming === null ? '受け付けました' : cameActs[coming]
  const at = coming === 'discovered' ? discoveredAt : receivedAt
  const how = plain(coming === null ? `(発見か通報かは${unknown})` : '')
  return [
    at === null ? spoken`${act}(日時は${unknown})${how}。` : spoken`${dayAndMinute(at)}に${act}${how}。`,
    spoken`${(first?.what ?? `何が起きたかは${unknown}です`).replace(/。+$/, '')}。`,
    spoken`場所は${place ?? unknown}です。`,
  ]
}

const cameActs = {
  discovered: '発見しました',
  reported: '通報を受けました',
  inquired: '照会を受けました',
} as const

function state(incident: Incident): Sentence[] {
  const isViolation = isViolationTrack(incident)
  const impact =
    incident.intakeForm.residentImpact ?? lastSaid(incident, 'v1.serverWeighed')?.body.residentImpact
  return [
    ...(isViolation ? levelInSpeech(incident) : []),
    ...cutOffInSpeech(incident, isViolation),
    ...serverInSpeech(incident),
    ...endingInSpeech(incident),
    spoken`住民サービスへの影響は${impact ?? unknown}です。`,
  ]
}
