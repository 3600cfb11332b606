// Intake form 緊急時通報受付票 (別紙1, 1-3), fields of forms.md beside what other operations already say (the event
// itself, the kinds, the calls, the measures). All of it may come later, in any order; each field is said by itself.
import * as z from 'zod/mini'
import { At, Name, PlanId, Text, maxTicked } from './operation-fields.ts'

/** How it came to the town: 発見 / 通報 / 照会 (1-3) */
export const comingIds = ['discovered', 'reported', 'inquired'] as const
export const reporterIds = [
  'townHall',
  'resident',
  'prefecture',
  'otherMunicipality',
  'agency',
  'maintainer',
  'other',
] as const
export const equipmentIds = [
  'communicationServer',
  'tamperProofDevice',
  'firewall',
  'businessTerminal',
  'premisesLine',
  'other',
] as const

/** What was said of a person as the form asks for one: each part by itself, as the fields are. */
const SaidParty = z.object({
  organisation: z.nullish(Name),
  person: z.nullish(Name),
  /** As it was said; a number that can't be dialled is kept all the same. */
  contact: z.nullish(Name),
})
export type SaidParty = z.infer<typeof SaidParty>
/** A person as the form holds one; what is not known stays empty. */
export type Party = Record<keyof SaidParty, string | null>

/** Some of the fields, as one person said them at one time; null empties a field. */
export const IntakeDetails = z.object({
  coming: z.nullish(z.enum(comingIds)),
  receivedAt: z.nullish(At),
  receivedBy: z.nullish(Name),
  /** 文書番号: the town's own, free text. */
  documentNumber: z.nullish(Name),
  discoverer: z.nullish(SaidParty),
  reporterKind: z.nullish(z.enum(reporterIds)),
  reporter: z.nullish(SaidParty),
  occurredAt: z.nullish(At),
  discoveredAt: z.nullish(At),
  equipment: z.nullish(z.array(z.enum(equipmentIds)).check(z.maxLength(maxTicked))),
  place: z.nullish(Text),
  details: z.nullish(Text),
  /** 該当する緊急措置例: rows of 参考. */
  measureExamples: z.nullish(z.array(PlanId).check(z.maxLength(maxTicked))),
  residentImpact: z.nullish(Text),
})
export type IntakeDetails = z.infer<typeof IntakeDetails>
export type IntakeField = keyof IntakeDetails

/** In the order of the form. */
export const intakeFields = z.keyof(IntakeDetails).options

/** The fields that are a person. */
export type PartyField = 'discoverer' | 'reporter'

/** The form as it stands: of each field, and of each part of a person, what was said last. */
export type IntakeForm = {
  [F in IntakeField]: (F extends PartyField ? Party : NonNullable<IntakeDetails[F]>) | null
}

export const emptyIntakeForm: IntakeForm = {
  coming: null,
  receivedAt: null,
  receivedBy: null,
  documentNumber: null,
  discoverer: null,
  reporterKind: null,
  reporter: null,
  occurredAt: null,
  discoveredAt: null,
  equipment: null,
  place: null,
  details: null,
  measureExamples: null,
  residentImpact: null,
}

/** Writes into the form what was said; a field, or a part of a person, that was not spoken of keeps what it has. */
export function fillIn(form: IntakeForm, details: IntakeDetails): IntakeForm {
  return {
    ...form,
    ...spoken(details),
    discoverer: fillInParty(form.discoverer, details.discoverer),
    reporter: fillInParty(form.reporter, details.reporter),
  }
}

const unknownParty: Party = { organisation: null, person: null, contact: null }

/** Null where nothing is known of the person any more. */
function fillInParty(before: Party | null, said: SaidParty | null | undefined): Party | null {
  if (said === undefined) return before
  const party: Party = { ...unknownParty, ...(said !== null && { ...before, ...spoken(said) }) }
  return Object.values(party).every((part) => part === null) ? null : party
}

function spoken(said: object) {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
