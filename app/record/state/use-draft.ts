// A field that survives a reload, an update and a crash (ST4).
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { Ref, WritableComputedRef } from 'vue'
import type * as z from 'zod/mini'
import { forgetDraft, keepDraft, keptDraft } from '../log/drafts.ts'
import { phone } from '../log/this-phone.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'

type Drafted = {
  /** The field now holds a draft kept from before. */
  restored: Ref<boolean>
  /** It has become a record, or is not wanted any more. */
  forget: () => Promise<void>
}

/**
 * One field's hold on its draft. Another tab may type under the same key: neither forgets the other's text, and what was
 * written over here is kept again once the other is done. What the other is done with and nobody changed here is `gone`.
 */
export function ownDraft(key: string, gone = () => {}) {
  let own = ''
  let isTyped = false
  const stop = phone.onChange((change) => {
    if (change.what !== 'draftForgotten' || change.key !== key || own === '') return undefined
    if (isTyped && own !== change.text) return keepDraft(phone, key, own).catch(() => {})
    own = ''
    return gone()
  })
  onScopeDispose(stop, true)
  return { find, keep }

  /** What is kept under the key; the field's own from now on, unless it was typed into meanwhile. */
  async function find(): Promise<string> {
    const kept = await keptDraft(phone, key).catch(() => '')
    if (!isTyped) own = kept
    return kept
  }

  // A draft that can't be kept stands on the screen all the same; saving says so if storage is away.
  async function keep(text: string): Promise<void> {
    if (text === own) return
    const before = own
    own = text
    isTyped = true
    await (text === '' ? forgetDraft(phone, key, before) : keepDraft(phone, key, text)).catch(() => {})
  }
}

/** The field's text, kept under `key` at every change. */
export function useDraft(key: string, initial = ''): Drafted & { text: Ref<string> } {
  const text = ref(initial)
  const restored = ref(false)
  const draft = ownDraft(key, () => {
    text.value = initial
    restored.value = false
  })
  void restore()
  watch(text, (now) => void draft.keep(now === initial ? '' : now))
  return { text, restored, forget: () => draft.keep('') }

  async function restore(): Promise<void> {
    const kept = await draft.find()
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
