// 別紙1 緊急時通報受付票 (1-3) on paper.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { kindIds, kinds } from '../../shared/plan/kinds.ts'
import { contactLog } from '../../shared/rules/sheets/contact-log.ts'
import { intakeSheet } from '../../shared/rules/sheets/intake-sheet.ts'
import { fromAfar } from '../words/dates.ts'
import { presenceInWords } from '../words/incident-words.ts'
import { answersInWords, fieldNames } from '../words/intake-words.ts'
import { contactColumns, contactLine } from './contact-lines.ts'
import { doneColumns, doneLine, field, fields, shortDigest, table, when, who } from './paper.ts'
import type { Field, Part } from './paper.ts'
import { paperTime } from './paper-time.ts'

export function form1Paper(incident: Incident): Part[] {
  const form = intakeSheet(incident)
  // The times are told below, in paper's own words.
  const answers = answersInWords(form, fromAfar)
  const time = (name: 'receivedAt' | 'occurredAt' | 'discoveredAt') =>
    field(fieldNames[name], form[name] && paperTime(form[name]))
  const answer = (...names: ('coming' | 'documentNumber' | 'place' | 'equipment')[]) =>
    names.map((name) => field(fieldNames[name], answers[name]))
  const provisional = saidOf(incident, 'v1.measureStarted').filter(({ body }) => body.clause === '1-3')
  return [
    fields(
      '受付',
      ...answer('documentNumber'),
      time('receivedAt'),
      ...answer('coming'),
      field('受付者', receiver(incident)),
    ),
    fields('発見者', ...party(form.discoverer)),
    fields('通報元', field('区分', answers.reporterKind), ...party(form.reporter)),
    fields(
      '事象',
      time('occurredAt'),
      time('discoveredAt'),
      ...answer('place', 'equipment'),
      field(
        '事象の詳細',
        [...incident.intakes.map(({ what }) => what), form.details ?? ''].join('\n').trim(),
      ),
      ...kindIds.map((kind) =>
        field(`緊急時の区分 ${kinds[kind].name}`, presenceInWords(incident.kinds[kind])),
      ),
      field('該当する緊急措置例', answers.measureExamples),
      field('住民サービスへの影響', form.residentImpact),
    ),
    table(
      '暫定的な対応措置',
      doneColumns,
      provisional.map((said) => doneLine(said, incident)),
    ),
    table('関係機関への連絡', contactColumns, contactLog(incident).map(contactLine)),
    ...attachments(incident),
  ]
}

/** Pictures and papers, named so that a file in the hand can be told to be the same. */
function attachments(incident: Incident): Part[] {
  const added = saidOf(incident, 'v1.attachmentAdded')
  if (added.length === 0) return []
  const columns = ['日時', '写真・書類', '内容', 'SHA-256の先頭']
  const lines = added.map((said) => [
    when(said),
    said.body.name,
    said.body.what,
    shortDigest(said.body.sha256),
  ])
  return [table('写真・書類', columns, lines)]
}

/** Whom the form names, or with their office whoever recorded it first. */
function receiver(incident: Incident): string | null {
  const [first] = saidOf(incident, 'v1.intakeReceived')
  return incident.intakeForm.receivedBy ?? (first === undefined ? null : who(first))
}

function party(
  of: { organisation: string | null; person: string | null; contact: string | null } | null,
): Field[] {
  return [field('所属', of?.organisation), field('氏名', of?.person), field('連絡先', of?.contact)]
}
