// The fields of form 1 緊急時通報受付票 (別紙1) in words: on the form, in the timeline, on the sheet.
import type { IntakeDetails, IntakeField, IntakeForm } from '../../shared/incident/intake-form.ts'
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
  otherMunicipality: '他の地方公共団体',
  agency: '指定情報処理機関',
  maintainer: '保守委託事業者',
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
  return Object.entries(answers(details, now))
    .flatMap(([field, answer]) => (answer === undefined ? [] : [`${field}: ${answer}`]))
    .join('\n')
}

function answers(details: IntakeDetails, now: Date): Record<string, string | undefined> {
  const said = <T>(value: T | null | undefined, words: (known: T) => string) =>
    value === undefined ? undefined : value === null ? '(消した)' : words(value)
  const time = (at: string) => shortTime(at, now)
  const text = (written: string) => written
  const party = (one: NonNullable<IntakeDetails['reporter']>) =>
    [one.organisation, one.person, one.contact].filter((part) => part !== null).join(' ')
  const list = (items: readonly string[]) => (items.length === 0 ? 'なし' : items.join('・'))
  return {
    [fieldNames.coming]: said(details.coming, (coming) => comings[coming]),
    [fieldNames.receivedAt]: said(details.receivedAt, time),
    [fieldNames.receivedBy]: said(details.receivedBy, text),
    [fieldNames.documentNumber]: said(details.documentNumber, text),
    [fieldNames.discoverer]: said(details.discoverer, party),
    [fieldNames.reporterKind]: said(details.reporterKind, (kind) => reporters[kind]),
    [fieldNames.reporter]: said(details.reporter, party),
    [fieldNames.occurredAt]: said(details.occurredAt, time),
    [fieldNames.discoveredAt]: said(details.discoveredAt, time),
    [fieldNames.equipment]: said(details.equipment, (items) =>
      list(items.map((item) => equipmentNames[item])),
    ),
    [fieldNames.place]: said(details.place, text),
    [fieldNames.details]: said(details.details, text),
    [fieldNames.measureExamples]: said(details.measureExamples, list),
    [fieldNames.residentImpact]: said(details.residentImpact, text),
  }
}
