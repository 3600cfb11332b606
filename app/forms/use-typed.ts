// What stands in a form that is drawn from a description: kept as a draft (ST4), checked when it is to be saved and from
// then on at every change, so that no problem is said before its time or after it is mended.
import { computed, ref } from 'vue'
import * as z from 'zod/mini'
import type { ComputedRef, WritableComputedRef } from 'vue'
import { problemsOf, typedFields } from '../facts/description.ts'
import type { AnyDescription } from '../facts/description.ts'
import type { SaidBody, TypedFields } from '../facts/field.ts'
import { useDraftOf } from '../record/state/use-draft.ts'

const Kept = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

type Form = {
  typed: WritableComputedRef<TypedFields>
  /** By field; empty until it was tried once. */
  problems: ComputedRef<Record<string, string>>
  /** Whether it can be saved as it stands. */
  check: () => boolean
  /** It has become a record: the form is as it began. */
  forget: () => Promise<void>
}

/** `initial`: the body that the form begins with. What nobody touches is no draft: it follows the record. */
export function useTyped(draft: string, description: () => AnyDescription, initial: () => SaidBody): Form {
  const stands = computed(() => typedFields(description(), initial()))
  const { fields: touched, forget: forgetDraft, clear } = useDraftOf<TypedFields>(draft, Kept, {})
  const typed = computed<TypedFields>({
    get: () => ({ ...stands.value, ...touched.value }),
    set: (now) =>
      (touched.value = Object.fromEntries(
        Object.entries(now).filter(
          ([name, value]) => JSON.stringify(value) !== JSON.stringify(stands.value[name] ?? ''),
        ),
      )),
  })
  const tried = ref(false)
  const problems = computed(() => (tried.value ? problemsOf(description(), typed.value) : {}))
  const check = () => {
    tried.value = true
    return Object.keys(problems.value).length === 0
  }
  const forget = async () => {
    tried.value = false
    clear()
    await forgetDraft()
  }
  return { typed, problems, check, forget }
}
