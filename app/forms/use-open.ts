// A form that opens by a button; what somebody began to write in it must not lie hidden in a closed one.
import { onMounted, ref } from 'vue'
import type { Ref } from 'vue'
import { keptDraft } from '../record/log/drafts.ts'
import { phone } from '../record/log/this-phone.ts'

/** Whether the form is open. `keys`: of the drafts of its fields; each may have who and when beside it. */
export function useOpen(...keys: string[]): Ref<boolean> {
  const open = ref(false)
  onMounted(async () => {
    const all = keys.flatMap((key) => [key, `who ${key}`])
    const kept = await Promise.all(all.map((key) => keptDraft(phone, key).catch(() => '')))
    if (kept.some((text) => text !== '')) open.value = true
  })
  return open
}
