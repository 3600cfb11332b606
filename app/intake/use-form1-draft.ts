// What is typed into form 1, kept field by field (ST4): two tabs that fill in different fields keep both. A field that
// nobody has typed in here follows the record.
import { computed, reactive, ref, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { keepDraft, keptDraft } from '../record/log/drafts.ts'
import { textKeys } from './form1-texts.ts'
import type { TextKey, Texts } from './form1-texts.ts'

type Form1Draft = {
  typed: Texts
  /** The texts that are not in the record. */
  drafted: ComputedRef<TextKey[]>
  /** Texts that were found again when this opened. */
  restored: Ref<readonly TextKey[]>
  /** These are in the record now. A draft that another tab has changed since stays. */
  forget: (keys: readonly TextKey[]) => Promise<void>
}

/** `saved`: the texts as the record has them. */
export function useForm1Draft(incident: string, saved: Readonly<Ref<Texts>>): Form1Draft {
  const typed = reactive({ ...saved.value })
  const drafted = computed(() => textKeys.filter((key) => typed[key] !== saved.value[key]))
  const restored = ref<readonly TextKey[]>([])
  /** Typed in here: what another tab has kept of the others is not this one's to forget. */
  const touched = new Set<TextKey>()

  watch(saved, (now, before) => {
    for (const key of textKeys) if (typed[key] === before[key]) typed[key] = now[key]
  })
  for (const key of textKeys)
    watch(
      () => typed[key],
      (text) => touch(key, text),
    )
  void restore()
  return { typed, drafted, restored, forget }

  function touch(key: TextKey, text: string): void {
    const asSaved = text === saved.value[key]
    if (asSaved && !touched.has(key)) return
    touched.add(key)
    void keep(key, asSaved ? '' : written(text))
  }

  async function restore(): Promise<void> {
    const kept = await Promise.all(textKeys.map(async (key) => ({ key, text: await keptText(key) })))
    const found = kept.filter(({ key, text }) => text !== '' && !touched.has(key))
    for (const { key, text } of found) typed[key] = text.slice(mark.length)
    restored.value = found.map(({ key }) => key)
  }

  async function forget(keys: readonly TextKey[]): Promise<void> {
    const kept = await Promise.all(keys.map(async (key) => ({ key, text: await keptText(key) })))
    const own = kept.filter(({ key, text }) => text === written(typed[key]))
    await Promise.all(own.map(({ key }) => keep(key, '')))
  }

  function keptText(key: TextKey): Promise<string> {
    return keptDraft(nameOf(key)).catch(() => '')
  }

  // A draft that can't be kept stands on the screen all the same; saving says so if storage is away.
  async function keep(key: TextKey, text: string): Promise<void> {
    await keepDraft(nameOf(key), text).catch(() => {})
  }

  function nameOf(key: TextKey): string {
    return `form1 ${incident} ${key}`
  }
}

/** Before each kept text, so that one that was emptied is a draft too. */
const mark = '='

function written(text: string): string {
  return `${mark}${text}`
}
