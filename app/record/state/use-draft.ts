// A field that survives a reload, an update and a crash (ST4).
import { computed, ref, watch } from 'vue'
import type { Ref, WritableComputedRef } from 'vue'
import type * as z from 'zod/mini'
import { keepDraft, keptDraft } from '../log/drafts.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'

type Drafted = {
  /** The field now holds a draft kept from before. */
  restored: Ref<boolean>
  /** It has become a record, or is not wanted any more. */
  forget: () => Promise<void>
}

/** The field's text, kept under `key` at every change. */
export function useDraft(key: string, initial = ''): Drafted & { text: Ref<string> } {
  const text = ref(initial)
  const restored = ref(false)
  void restore()
  watch(text, (now) => void keep(now === initial ? '' : now))
  return { text, restored, forget: () => keep('') }

  // A draft that can't be kept stands on the screen all the same; saving says so if storage is away.
  async function keep(now: string): Promise<void> {
    await keepDraft(key, now).catch(() => {})
  }

  async function restore(): Promise<void> {
    const kept = await keptDraft(key).catch(() => '')
    if (kept === '' || text.value !== initial) return
    text.value = kept
    restored.value = kept !== initial
  }
}

/** Several fields kept together. Kept text that no longer fits the schema counts as none. */
export function useDraftOf<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): Drafted & { fields: WritableComputedRef<T>; clear: () => void } {
  const written = JSON.stringify(initial)
  const { text, restored, forget } = useDraft(key, written)
  const fields = computed<T>({
    get: () => schema.safeParse(jsonOrNull(text.value)).data ?? initial,
    set: (now) => (text.value = JSON.stringify(now)),
  })
  const clear = () => {
    text.value = written
    restored.value = false
  }
  return { fields, restored, forget, clear }
}
