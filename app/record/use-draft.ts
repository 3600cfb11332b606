// A text field that survives a reload, an update and a crash (ST4).
import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import { keepDraft, keptDraft } from './drafts.ts'

/** The field's text, kept under `key` at every change; `forget` when it has become a record. */
export function useDraft(key: string, initial = ''): { text: Ref<string>; forget: () => Promise<void> } {
  const text = ref(initial)
  void restore()
  watch(text, (now) => void keep(now === initial ? '' : now))
  return { text, forget: () => keep('') }

  // A draft that can't be kept stands on the screen all the same; saving says so if storage is away.
  async function keep(now: string): Promise<void> {
    await keepDraft(key, now).catch(() => {})
  }

  async function restore(): Promise<void> {
    const kept = await keptDraft(key).catch(() => '')
    if (kept !== '' && text.value === initial) text.value = kept
  }
}
