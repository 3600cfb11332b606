// One field of a fact: what it is called, how it is asked for, what is wrong with what was typed, how it is told. On a form
// it stands as a text, or where there are several answers as a list of texts, whatever the record holds of it.
import type { Incident } from '../../shared/incident/incident.ts'
import { maxNameLength, maxTextLength } from '../../shared/incident/operation-fields.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { atOfWallTime, wallTimeOf } from '../../shared/rules/event-time.ts'
import { dayInWords, timeInWords } from '../words/paper-time.ts'
import { clockOfMinutes, minutesOfClock } from './clock-minutes.ts'
import { namesProblem, writtenNames } from './name-list.ts'
import { numberProblem, writtenNumber } from './number-problem.ts'
import { textProblem, written } from './text-problem.ts'

export type Typed = string | readonly string[]
/** What stands in the fields of one form, by their names. */
export type TypedFields = Readonly<Record<string, Typed>>
/** What words may depend on beside the fact itself. */
export type About = {
  incident: Incident
  now: Date
  /** The plan under which it began, where it is asked for. */
  plan?: Plan
}
/** Answers with their words, and where needed with what explains them or what they are folded under, in the form's order. */
export type Answers<V> = readonly (readonly [answer: V, words: string, more?: string])[]

type Common = {
  label: string | ((typed: TypedFields) => string)
  /** Its name in the timeline, where it isn't the label; empty: told without a name. */
  short?: string
  /** Not told by itself: the title says it. */
  untold?: true
  /** Whether it is asked at all, by what stands in the others. */
  shown?: (typed: TypedFields) => boolean
  /** Guidance above it. */
  lead?: string
  /** Guidance below it. */
  hint?: string
  /** Duties hang on it: another answer takes a reason. */
  weighs?: true
  /** What to say where it is empty and may not be. */
  missing?: string
  /** How it is told, where that isn't its name and the words of its value. */
  told?(value: never, body: SaidBody, about: About): string | null
}
export type SaidBody = Readonly<Record<string, unknown>>
/** `offers`: what may be meant, each one tap away; none of them is said by itself. */
type TextField = Common & { kind: 'text'; rows?: number; isName?: true; offers?: readonly string[] }
type NumberField = Common & { kind: 'number' }
type DateField = Common & { kind: 'date' }
/** On the form Japan's wall clock. */
type TimeField = Common & { kind: 'time' }
/** Minutes after midnight. `after`: the field that it is later than. */
type ClockField = Common & { kind: 'clock'; after?: string }
type Choice<V> = Common & { answers: Answers<V> | ((about: About) => Answers<V>); columns?: 1 | 2 }
type ChoiceField<V> = Choice<V> & { kind: 'choice' }
type TicksField<V> = Choice<V> & {
  kind: 'ticks'
  /** Nothing ticked is not known yet. That none applies is an answer by these words; empty: it isn't offered. */
  none?: string
  folded?: true
  /** One of them in words, where those of the form are too long. */
  words?: (answer: string) => string
}
/** What a list says that was looked through and in which none applies. */
export const noneOfThem = 'none'
type NamesField = Common & {
  kind: 'names'
  most: number
  /** What one of them is called. */
  each: string
  /** What stands beside one, by its place. */
  mark?: (at: number, typed: TypedFields) => string
}
/** Not asked in this way: what the machine saw, what names another operation, or what has a form of its own. */
type KeptField<V> = { kind: 'kept'; told?(value: V, body: SaidBody, about: About): string | null }

type Answer<V> = NonNullable<V>
export type AskedFor<V> = [V] extends [readonly string[]]
  ? TicksField<V[number]> | NamesField
  : [V] extends [boolean]
    ? ChoiceField<boolean>
    : [V] extends [string]
      ? TextField | NumberField | DateField | TimeField | ChoiceField<V>
      : [V] extends [number]
        ? ChoiceField<V> | ClockField
        : never

/** The field for a value of a body: one that can't be null says what is missing. */
export type FieldOf<V> =
  | KeptField<Answer<V>>
  | (AskedFor<Answer<V>> &
      (null extends V
        ? unknown
        : undefined extends V
          ? unknown
          : { missing: string } | { kind: 'ticks' | 'names' }))
export type Fields<Body> = { readonly [K in keyof Body]-?: FieldOf<Body[K]> }

type AnyValue = string | number | boolean
export type AskedField =
  | TextField
  | NumberField
  | DateField
  | TimeField
  | ClockField
  | ChoiceField<AnyValue>
  | TicksField<AnyValue>
  | NamesField
export type AnyField = AskedField | KeptField<unknown>

export const isAsked = (field: AnyField): field is AskedField => field.kind !== 'kept'

export function labelOf({ label }: AskedField, typed: TypedFields): string {
  return typeof label === 'string' ? label : label(typed)
}

/** By the word of its label that says so on the form. */
export function isOptional(field: AskedField): boolean {
  return labelOf(field, {}).endsWith('(任意)')
}

/** The label without that word. */
export function plainLabel(field: AskedField): string {
  return labelOf(field, {}).replace('(任意)', '')
}

/** Its name in the timeline and beside another value of it. */
export function nameOf(field: AnyField): string {
  if (!isAsked(field)) return ''
  return field.short ?? plainLabel(field)
}

export function answersOf(
  field: ChoiceField<AnyValue> | TicksField<AnyValue>,
  about: About,
): Answers<AnyValue> {
  return typeof field.answers === 'function' ? field.answers(about) : field.answers
}

/** As it stands on the form. */
export function typedOf(field: AskedField, value: unknown): Typed {
  if (field.kind === 'ticks' || field.kind === 'names') {
    if (!Array.isArray(value)) return []
    return value.length === 0 && 'none' in field ? [noneOfThem] : value.map(String)
  }
  if (value === null || value === undefined) return ''
  if (field.kind === 'clock') return clockOfMinutes(Number(value), 2)
  return field.kind === 'time' ? wallTimeOf(String(value)) : String(value)
}

/** As the record takes it; null: nothing. An answer of another edition of the plan stays as it is. */
export function valueOf(field: AskedField, typed: Typed, about: About): unknown {
  const text = typeof typed === 'string' ? typed : ''
  const list = typeof typed === 'string' ? [] : typed
  switch (field.kind) {
    case 'text':
      return written(text)
    case 'number':
      return writtenNumber(text)
    case 'date':
      return text === '' ? null : text
    case 'choice':
      return text === '' ? null : answerOf(field, text, about)
    case 'time':
      return atOfWallTime(text)
    case 'clock':
      return minutesOfClock(text)
    case 'ticks': {
      const ticked = list.filter((one) => one !== noneOfThem)
      if (list.length === 0 && field.none !== undefined) return null
      return inOrder(answersOf(field, about), ticked).map((one) => answerOf(field, one, about))
    }
    case 'names':
      return writtenNames(list)
  }
}

/** What keeps it from being saved, said beside it; empty: nothing. `all`: what stands in the others. */
export function problemOf(field: AskedField, typed: Typed, all: TypedFields = {}): string {
  const missing = field.missing ?? ''
  if (typeof typed !== 'string')
    return field.kind === 'names' ? namesProblem(typed) : typed.length === 0 ? missing : ''
  if (field.kind === 'text') return textProblem(typed, missing, field.isName ? maxNameLength : maxTextLength)
  if (field.kind === 'number' && typed.trim() !== '') return numberProblem(typed)
  if (field.kind === 'time' && typed !== '' && atOfWallTime(typed) === null)
    return '日付と時刻を両方入れてください'
  if (field.kind === 'clock' && field.after !== undefined) {
    const [before, own] = [minutesOfClock(String(all[field.after] ?? '')), minutesOfClock(typed)]
    if (before !== null && own !== null && own <= before) return '始まりより後の時刻にしてください'
  }
  return typed.trim() === '' ? missing : ''
}

/** The value in words; null: there is nothing to tell. Where nobody knows yet that is said. */
export function inWords(field: AnyField, value: unknown, about: About): string | null {
  if (!isAsked(field)) return null
  if (field.kind === 'choice')
    return value === null || value === undefined ? '未確認' : wordsOf(field, value, about)
  if (value === null || value === undefined || value === '') return null
  if (field.kind === 'time') return timeInWords(String(value), about.now)
  if (field.kind === 'clock') return clockOfMinutes(Number(value))
  if (!Array.isArray(value))
    return field.kind === 'date' ? dayInWords(String(value), about.now) : String(value)
  if (value.length === 0 && 'none' in field) return 'なし'
  const words = field.kind === 'ticks' ? value.map((one) => wordsOf(field, one, about)) : value
  return words.length === 0 ? null : words.join('、')
}

function wordsOf(field: ChoiceField<AnyValue> | TicksField<AnyValue>, value: unknown, about: About): string {
  if (field.kind === 'ticks' && field.words !== undefined) return field.words(String(value))
  return answersOf(field, about).find(([answer]) => answer === value)?.[1] ?? String(value)
}

function answerOf(field: ChoiceField<AnyValue> | TicksField<AnyValue>, text: string, about: About): AnyValue {
  return answersOf(field, about).find(([answer]) => String(answer) === text)?.[0] ?? text
}

function inOrder(answers: Answers<AnyValue>, ticked: readonly string[]): string[] {
  const known = answers.map(([answer]) => String(answer))
  return [...known.filter((one) => ticked.includes(one)), ...ticked.filter((one) => !known.includes(one))]
}
