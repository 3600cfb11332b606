// Form 1 as it stands in its inputs (facts/form1.ts). What was changed becomes what is said.
import { IntakeDetails } from '../../shared/incident/intake-form.ts'
import type { IntakeField, IntakeForm } from '../../shared/incident/intake-form.ts'
import type { About, Typed, TypedFields } from '../facts/field.ts'
import { problemOf, typedOf, valueOf } from '../facts/field.ts'
import { form1Order, inputsOf, valueIn } from '../facts/form1.ts'

/** The form as it is put before a person. */
export function typedForm(form: IntakeForm): Record<string, Typed> {
  return Object.fromEntries(
    inputsOf(...form1Order).map((input) => [input.key, typedOf(input.asked, valueIn(form, input))]),
  )
}

/** The inputs that belong to these fields; a party has three. */
export function keysOf(fields: readonly IntakeField[]): string[] {
  return inputsOf(...fields).map(({ key }) => key)
}

/** A list that was ticked in another order is the same. */
export function textOf(typed: Typed = ''): string {
  return typeof typed === 'string' ? typed : typed.toSorted().join(' ')
}

/**
 * What of these fields was typed differently from `before`, as it is said. Only what has no problem. Of a party only the
 * parts that were changed: another person may be saying the others at the same time.
 */
export function detailsOf(
  fields: readonly IntakeField[],
  typed: TypedFields,
  { before, about }: { before: TypedFields; about: About },
): IntakeDetails {
  const said: Record<string, unknown> = {}
  for (const { key, asked, of, part } of inputsOf(...fields)) {
    if (textOf(typed[key]) === textOf(before[key])) continue
    const value = valueOf(asked, typed[key] ?? '', about)
    said[of] = part === null ? value : Object.assign({}, said[of], { [part]: value })
  }
  return IntakeDetails.parse(said)
}

/** What keeps these fields from being saved, by input. */
export function problemsOf(fields: readonly IntakeField[], typed: TypedFields): Record<string, string> {
  const problems = inputsOf(...fields).map(({ key, asked }) => [key, problemOf(asked, typed[key] ?? '')])
  return Object.fromEntries(problems.filter(([, problem]) => problem !== ''))
}
