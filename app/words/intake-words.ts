// The fields of form 1 緊急時通報受付票 (別紙1) in words: on the form, in the timeline, on the sheet.
import { officeName } from '../../shared/plan/offices.ts'
import { intakeFields } from '../../shared/incident/intake-form.ts'
import type { IntakeDetails, IntakeField, IntakeForm, SaidParty } from '../../shared/incident/intake-form.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { shortTime } from './dates.ts'

export const fieldNames: Record<IntakeField, string> = {
  coming: '受付のきっかけ',
  receivedAt: '受付日時',
  receivedBy: '受付者',
  documentNumber: '文書番号',
  discoverer: '発見者',
  reporterKind: '通報元の区分',
  reporter: '通報元',
  occurredAt: '発生日時',
  discoveredAt: '発見日時',
  equipment: '機器',
  place: '場所',
  details: '事象の詳細',
  measureExamples: '該当する緊急措置例',
  residentImpact: '住民サービスへの影響',
}

type Answers<F extends IntakeField> = Record<Extract<IntakeForm[F], string>, string>

export const comings: Answers<'coming'> = { discovered: '発見', reported: '通報', inquired: '照会' }

export const reporters: Answers<'reporterKind'> = {
  townHall: '庁内',
  prefecture: '県',
  otherMunicipality: officeName('otherMunicipality'),
  agency: officeName('agency'),
  maintainer: officeName('maintainer'),
  other: 'その他',
}

export const equipmentNames: Record<NonNullable<IntakeForm['equipment']>[number], string> = {
  communicationServer: 'CS',
  tamperProofDevice: '耐タンパー装置',
  firewall: 'FW',
  businessTerminal: '業務端末',
  premisesLine: '構内回線',
  other: 'その他',
}

/** What was said of the form, one field a line. */
export function intakeInWords(details: IntakeDetails, now: Date): string {
  const answers = answersInWords(details, now)
  return intakeFields
    .flatMap((field) => {
      const answer = answers[field]
      return answer === undefined ? [] : [`${fieldNames[field]}: ${answer ?? '(消した)'}`]
    })
    .join('\n')
}

/** By field: the answer in words, null where it is empty, undefined where it was not spoken of. */
export function answersInWords(
  details: IntakeDetails,
  now: Date,
): Record<IntakeField, string | null | undefined> {
  const time = (at: string) => shortTime(at, now)
  return {
    coming: details.coming && comings[details.coming],
    receivedAt: details.receivedAt && time(details.receivedAt),
    receivedBy: details.receivedBy,
    documentNumber: details.documentNumber,
    discoverer: details.discoverer && partyInWords(details.discoverer),
    reporterKind: details.reporterKind && reporters[details.reporterKind],
    reporter: details.reporter && partyInWords(details.reporter),
    occurredAt: details.occurredAt && time(details.occurredAt),
    discoveredAt: details.discoveredAt && time(details.discoveredAt),
    equipment: details.equipment && list(details.equipment.map((item) => equipmentNames[item])),
    place: details.place,
    details: details.details,
    measureExamples: details.measureExamples && list(details.measureExamples.map(exampleName)),
    residentImpact: details.residentImpact,
  }
}

/** Null: what was said only emptied parts. */
function partyInWords({ organisation, person, contact }: SaidParty): string | null {
  return [organisation, person, contact].flatMap((part) => part ?? []).join(' ') || null
}

/** `参考1-2`; a row of the town's own by its event. */
export function exampleName(id: string): string {
  return ownNames.value.get(id) ?? `参考${id}`
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'なし' : items.join('・')
}
