// Form 1's fields as they stand in its inputs: each a text, as typed. What was changed becomes what is said.
import { IntakeDetails } from '../../shared/incident/intake-form.ts'
import type { IntakeField, IntakeForm, PartyField, SaidParty } from '../../shared/incident/intake-form.ts'
import { maxNameLength } from '../../shared/incident/operation-fields.ts'
import { atOfWallTime, wallTimeOf } from '../../shared/rules/event-time.ts'
import { textProblem } from '../facts/text-problem.ts'

export const textKeys = [
  'coming',
  'receivedAt',
  'receivedBy',
  'documentNumber',
  'discoverer.organisation',
  'discoverer.person',
  'discoverer.contact',
  'reporterKind',
  'reporter.organisation',
  'reporter.person',
  'reporter.contact',
  'occurredAt',
  'discoveredAt',
  'equipment',
  'place',
  'details',
  'measureExamples',
  'residentImpact',
] as const
export type TextKey = (typeof textKeys)[number]
export type Texts = Record<TextKey, string>

/** What a list says that was looked through and in which nothing applies. */
export const noneOfThem = 'none'

/** The form as it is put before a person; empty: not known. */
export function textsOf(form: IntakeForm): Texts {
  const { discoverer, reporter } = form
  return {
    coming: form.coming ?? '',
    receivedAt: wall(form.receivedAt),
    receivedBy: form.receivedBy ?? '',
    documentNumber: form.documentNumber ?? '',
    'discoverer.organisation': discoverer?.organisation ?? '',
    'discoverer.person': discoverer?.person ?? '',
    'discoverer.contact': discoverer?.contact ?? '',
    reporterKind: form.reporterKind ?? '',
    'reporter.organisation': reporter?.organisation ?? '',
    'reporter.person': reporter?.person ?? '',
    'reporter.contact': reporter?.contact ?? '',
    occurredAt: wall(form.occurredAt),
    discoveredAt: wall(form.discoveredAt),
    equipment: list(form.equipment),
    place: form.place ?? '',
    details: form.details ?? '',
    measureExamples: list(form.measureExamples),
    residentImpact: form.residentImpact ?? '',
  }
}

/** The texts that belong to these fields; a party has three. */
export function keysOf(fields: readonly IntakeField[]): TextKey[] {
  return textKeys.filter((key) => fields.some((field) => key === field || key.startsWith(`${field}.`)))
}

/** What of these fields was typed differently from `before`, as it is said. Only texts without a problem. */
export function detailsOf(fields: readonly IntakeField[], typed: Texts, before: Texts): IntakeDetails {
  const said = {
    coming: orNull(typed.coming),
    receivedAt: atOfWallTime(typed.receivedAt),
    receivedBy: orNull(typed.receivedBy),
    documentNumber: orNull(typed.documentNumber),
    discoverer: party('discoverer', typed, before),
    reporterKind: orNull(typed.reporterKind),
    reporter: party('reporter', typed, before),
    occurredAt: atOfWallTime(typed.occurredAt),
    discoveredAt: atOfWallTime(typed.discoveredAt),
    equipment: items(typed.equipment),
    place: orNull(typed.place),
    details: orNull(typed.details),
    measureExamples: items(typed.measureExamples),
    residentImpact: orNull(typed.residentImpact),
  }
  const changed = fields.filter((field) => keysOf([field]).some((key) => typed[key] !== before[key]))
  return IntakeDetails.parse(Object.fromEntries(changed.map((field) => [field, said[field]])))
}

/** What keeps these texts from being saved, by key. */
export function problemsOf(keys: readonly TextKey[], typed: Texts): Partial<Texts> {
  const problems = keys.map((key) => [key, problemOf(key, typed[key])] as const)
  return Object.fromEntries(problems.filter(([, problem]) => problem !== ''))
}

function problemOf(key: TextKey, text: string): string {
  switch (key) {
    case 'receivedAt':
    case 'occurredAt':
    case 'discoveredAt':
      return text === '' || atOfWallTime(text) !== null ? '' : '日付と時刻を両方入れてください'
    case 'place':
    case 'details':
    case 'residentImpact':
      return textProblem(text)
    default:
      return textProblem(text, '', maxNameLength)
  }
}

function wall(at: string | null): string {
  return at === null ? '' : wallTimeOf(at)
}

function list(ids: readonly string[] | null): string {
  return ids === null ? '' : ids.join(' ') || noneOfThem
}

function items(text: string): string[] | null {
  if (text === '') return null
  return text === noneOfThem ? [] : text.split(' ')
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

/** Only the parts that were changed: another person may be saying the others at the same time. */
function party(of: PartyField, typed: Texts, before: Texts): SaidParty {
  const part = (key: TextKey) => (typed[key] === before[key] ? undefined : orNull(typed[key]))
  return {
    organisation: part(`${of}.organisation`),
    person: part(`${of}.person`),
    contact: part(`${of}.contact`),
  }
}
