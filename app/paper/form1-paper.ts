// 別紙1 緊急時通報受付票 (1-3) on paper.
import { kinds } from '#plan'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { IntakeField, IntakeForm } from '../../shared/incident/intake-form.ts'
import { kindIds } from '../../shared/plan/kinds.ts'
import { contactLog, isOutside } from '../../shared/rules/sheets/contact-log.ts'
import { hasNoReporter, intakeSheet } from '../../shared/rules/sheets/intake-sheet.ts'
import { presenceInWords } from '../words/incident-words.ts'
import { inWords, isOptional, nameOf } from '../facts/field.ts'
import type { AskedField } from '../facts/field.ts'
import { form1Fields, form1Name, form1Order, inputsOf, valueIn } from '../facts/form1.ts'
import { contactColumns, contactLine } from './contact-lines.ts'
import {
  doneColumns,
  doneLine,
  field,
  fields,
  notRecorded,
  optional,
  shortDigest,
  table,
  when,
  who,
} from './paper.ts'
import type { Field, Part } from './paper.ts'
import { onPaper, paperTime } from '../words/paper-time.ts'

/** A cut-off, or a measure of 3-3 or 3-4, is no provisional one; nor must form 1 read as if nothing was done. */
const onForm3 = `${notRecorded}(切離し・緊急措置・対応策は別紙3)`

export function form1Paper(incident: Incident): Part[] {
  const sheet = intakeSheet(incident)
  const headings = new Set(form1Order.map((name) => form1Fields[name].heading))
  const rows = (heading: string) =>
    form1Order
      .filter((name) => form1Fields[name].heading === heading)
      .flatMap((name) => rowsOf(name, sheet, incident))
  const contacts = contactLog(incident)
  const others = contacts.filter((one) => !isOutside(one))
  const provisional = saidOf(incident, 'v1.measureStarted').filter(({ body }) => body.clause === '1-3')
  const isOfForm3 = saidOf(incident, 'v1.isolated').length + saidOf(incident, 'v1.measureStarted').length > 0
  return [
    ...[...headings].map((heading) => fields(heading, ...rows(heading))),
    table(
      '暫定的な対応措置',
      doneColumns,
      provisional.map((said) => doneLine(said, incident)),
      { none: isOfForm3 ? onForm3 : notRecorded },
    ),
    table('関係機関への連絡', contactColumns, contacts.filter(isOutside).map(contactLine)),
    ...(others.length === 0 ? [] : [table('そのほかの発信・通報', contactColumns, others.map(contactLine))]),
    ...attachments(incident),
  ]
}

/** A field in paper's own words; of a party each part. What other operations say stands where the form asks for it. */
export function rowsOf(name: IntakeField, sheet: IntakeForm, incident: Incident): Field[] {
  if (name === 'receivedBy') return [field(form1Name(name), receiver(incident))]
  if (name !== 'details')
    return inputsOf(name).map((input) => {
      const label = form1Fields[name].row ?? nameOf(input.asked)
      const none = hasNoReporter(sheet) && form1Fields[name].heading === '通報元' ? '―' : null
      const text = inCell(input.asked, valueIn(sheet, input), incident) ?? none
      return isOptional(input.asked) ? optional(label, text) : field(label, text)
    })
  const told = [...incident.intakes.map(({ what }) => what), sheet.details ?? ''].join('\n').trim()
  return [
    field(form1Name(name), told),
    ...kindIds.map((kind) =>
      field(`緊急時の区分 ${kinds[kind].name}`, presenceInWords(incident.kinds[kind])),
    ),
  ]
}

function inCell(asked: AskedField, value: unknown, incident: Incident): string | null {
  if (value === null || value === undefined) return null
  if (asked.kind === 'time') return paperTime(String(value))
  return inWords(asked, value, { incident, now: onPaper })
}

/** Pictures and papers, named so that a file in the hand can be told to be the same. */
function attachments(incident: Incident): Part[] {
  const added = saidOf(incident, 'v1.attachmentAdded')
  if (added.length === 0) return []
  const columns = ['日時', '写真・書類', '写っているもの', 'SHA-256の先頭']
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
