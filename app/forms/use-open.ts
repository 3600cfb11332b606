// A form that opens by a button; what somebody began to write in it must not lie hidden in a closed one.
import { onMounted, ref } from 'vue'
import type { Ref } from 'vue'
import { keptDraft } from '../record/log/drafts.ts'

/** Whether the form is open. `keys`: of the drafts of its fields. */
export function useOpen(...keys: string[]): Ref<boolean> {
  const open = ref(false)
  onMounted(async () => {
    const kept = await Promise.all(keys.map((key) => keptDraft(key).catch(() => '')))
    if (kept.some((text) => text !== '')) open.value = true
  })
  return open
}
