// A text field that survives a reload, an update and a crash (ST4).
import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import { keepDraft, keptDraft } from './drafts.ts'

/** The field's text, kept under `key` at every change; `forget` when it has become a record. */
export function useDraft(key: string, initial = ''): { text: Ref<string>; forget: () => Promise<void> } {
  const text = ref(initial)
  void restore()
  watch(text, (now) => void keepDraft(key, now === initial ? '' : now))
  return { text, forget: () => keepDraft(key, '') }

  async function restore(): Promise<void> {
    const kept = await keptDraft(key)
    if (kept !== '' && text.value === initial) text.value = kept
  }
}
