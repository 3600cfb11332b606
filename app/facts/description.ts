// Description of a type of operation: its fields, how it is told, and where people enter it the form that asks for it. The
// entry, the correction 訂正, the timeline and the sheets take their words from here. One for every type
// (descriptions.ts): a field of a body without a field here does not compile.
import { operationBodies } from '../../shared/incident/operation-bodies.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { OperationType } from '../../shared/incident/operation.ts'
import { lines, labelled } from '../words/detail-lines.ts'
import type { Words } from '../words/detail-lines.ts'
import { inWords, isAsked, nameOf, problemOf, typedOf, valueOf } from './field.ts'
import type { About, Answers, AnyField, AskedField, SaidBody, Fields, TypedFields } from './field.ts'

export type Description<T extends OperationType> = {
  /** What the timeline says; what is not in it follows field by field. */
  title: string | ((body: Bodies[T], about: About) => string)
  /** The same where a line holds a dozen letters (TL3), if that is too long. */
  short?: string | ((body: Bodies[T]) => string)
  fields: Fields<Bodies[T]>
  /** What to say where nothing at all is said in it: each field may be empty, and not all of them. */
  whenEmpty?: string
  form?: FactForm
}

export type FactForm = {
  /** The office that the plan names for it; null: none. */
  office: string | null | ((typed: TypedFields) => string)
  button: string | ((typed: TypedFields) => string)
  /** What its time is called, where that is asked for openly. */
  when?: string
  /** It stands by the name of who says it. */
  named?: true
  /** Said again, the later one stands as a whole: the form begins with what stands. */
  again?: true
}

/** Of any type. */
export type AnyDescription = {
  title: string | ((body: never, about: About) => string)
  short?: string | ((body: never) => string)
  fields: Readonly<Record<string, AnyField>>
  whenEmpty?: string
  form?: FactForm
}

/** What one place knows better of a field: its answers, what it offers, or that it must be typed there. */
export type Knowledge = Readonly<
  Record<string, { missing?: string; hint?: string; answers?: Answers<string>; offers?: readonly string[] }>
>

/** The same with fewer fields to ask for, some of them better known. */
export function asking(
  description: AnyDescription,
  isAskedHere: (name: string) => boolean,
  known: Knowledge = {},
): AnyDescription {
  const fields = Object.entries(description.fields)
    .filter(([name]) => isAskedHere(name))
    .map(([name, field]) => [name, { ...field, ...known[name] }] as const)
  return { ...description, fields: Object.fromEntries(fields) }
}

/** What can be typed, in the order of the form. */
export function askedFields({ fields }: AnyDescription): [name: string, field: AskedField][] {
  return Object.entries(fields).flatMap(([name, field]) => (isAsked(field) ? [[name, field]] : []))
}

/** A body as it stands on the form, with what is kept of it. */
export function typedFields(description: AnyDescription, body: SaidBody): TypedFields {
  const asked = askedFields(description).map(([name, field]) => [name, typedOf(field, body[name])] as const)
  // What is not asked stands beside them: whether one of them is shown may hang on it.
  const kept = Object.entries(body).flatMap(([name, value]) =>
    name in description.fields && typeof value === 'string' ? [[name, value] as const] : [],
  )
  return Object.fromEntries([...kept, ...asked])
}

/** The body that was typed; what was not asked, or is not shown, is empty, unless it was `given`. */
export function typedBody({
  type,
  description,
  typed,
  given = {},
  about,
}: {
  type: OperationType
  description: AnyDescription
  typed: TypedFields
  given?: SaidBody
  about: About
}): Record<string, unknown> {
  const said = askedFields(description).map(([name, field]) => {
    const text = field.shown?.(typed) === false ? typedOf(field, null) : (typed[name] ?? '')
    return [name, valueOf(field, text, about)] as const
  })
  const shape: Readonly<Record<string, { safeParse: (value: null) => { success: boolean } }>> =
    operationBodies[type].shape
  // Where a body has no null, what is empty is left out.
  const written = said.filter(([name, value]) => value !== null || shape[name]?.safeParse(null).success)
  return { ...Object.fromEntries(written), ...given }
}

/** What keeps the form from being saved, by field. Only of what is shown. */
export function problemsOf(description: AnyDescription, typed: TypedFields): Record<string, string> {
  const shown = askedFields(description).filter(([, field]) => field.shown?.(typed) !== false)
  const isEmpty = shown.every(([name]) => (typed[name] ?? '').toString().trim() === '')
  const problems = shown.map(([name, field], at) => {
    const empty = isEmpty && at === 0 ? (description.whenEmpty ?? '') : ''
    return [name, problemOf(field, typed[name] ?? '', typed) || empty] as const
  })
  return Object.fromEntries(problems.filter(([, problem]) => problem !== ''))
}

/** A fact in words: what happened, then field by field what the title doesn't say. */
export function described(description: AnyDescription, body: SaidBody, about: About): Words {
  const { title, fields } = description
  const typed = typedFields(description, body)
  const details = Object.entries(fields).map(([name, field]) =>
    told(field, body[name], { typed, body, about }),
  )
  return {
    what: typeof title === 'string' ? title : Reflect.apply(title, description, [body, about]),
    detail: lines(...details),
  }
}

function told(
  field: AnyField,
  value: unknown,
  { typed, body, about }: { typed: TypedFields; body: SaidBody; about: About },
): string | null {
  if (isAsked(field) && (field.untold === true || field.shown?.(typed) === false)) return null
  if (field.told !== undefined)
    return value === null || value === undefined
      ? null
      : Reflect.apply(field.told, field, [value, body, about])
  const words = inWords(field, value, about)
  return nameOf(field) === '' ? words : labelled(nameOf(field), words)
}
