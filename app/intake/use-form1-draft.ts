// What is typed into form 1, kept field by field (ST4): two tabs that fill in different fields keep both. A field that
// nobody has typed in here follows the record.
import { computed, reactive, ref, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { ownDraft } from '../record/state/use-draft.ts'
import type { Typed, TypedFields } from '../facts/field.ts'
import { form1Order } from '../facts/form1.ts'
import { keysOf, textOf } from './form1-typed.ts'

type Form1Draft = {
  typed: Record<string, Typed>
  /** The inputs that are not as the record has them. */
  drafted: ComputedRef<string[]>
  /** Inputs whose drafts were found again when this opened. */
  restored: Ref<readonly string[]>
  /** These are in the record now. */
  forget: (keys: readonly string[]) => Promise<void>
}

const all = keysOf(form1Order)

/** `saved`: the inputs as the record has them. */
export function useForm1Draft(incident: string, saved: Readonly<Ref<TypedFields>>): Form1Draft {
  const typed = reactive({ ...saved.value })
  const drafted = computed(() => all.filter((key) => !isSame(typed[key], saved.value[key])))
  const restored = ref<readonly string[]>([])
  const touched = new Set<string>()
  const drafts = new Map(all.map((key) => [key, ownDraft(`form1 ${incident} ${key}`)]))

  watch(saved, (now, before) => {
    for (const key of all) if (isSame(typed[key], before[key])) typed[key] = now[key] ?? ''
  })
  for (const key of all)
    watch(
      () => typed[key],
      (now) => touch(key, now),
    )
  void restore()
  return { typed, drafted, restored, forget }

  function touch(key: string, now: Typed | undefined): void {
    const asSaved = isSame(now, saved.value[key])
    if (asSaved && !touched.has(key)) return
    touched.add(key)
    void drafts.get(key)?.keep(asSaved ? '' : written(now))
  }

  async function restore(): Promise<void> {
    const kept = await Promise.all(
      [...drafts].map(async ([key, draft]) => ({ key, text: await draft.find() })),
    )
    const found = kept.filter(({ key, text }) => text !== '' && !touched.has(key))
    for (const { key, text } of found) typed[key] = read(text, saved.value[key])
    restored.value = found.map(({ key }) => key)
  }

  async function forget(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => drafts.get(key)?.keep('')))
  }
}

/** Before each kept text, so that one that was emptied is a draft too. */
const mark = '='

function written(typed: Typed | undefined): string {
  return `${mark}${textOf(typed)}`
}

/** As the same input has it in the record: a text, or a list. */
function read(kept: string, saved: Typed | undefined): Typed {
  const text = kept.slice(mark.length)
  return typeof saved === 'string' ? text : text.split(' ').filter((one) => one !== '')
}

function isSame(one: Typed | undefined, other: Typed | undefined): boolean {
  return textOf(one) === textOf(other)
}
