// What was saved stands where its form was: the view stays at the button that opened it, which has the focus again.
import { nextTick } from 'vue'
import type { Ref } from 'vue'

export async function closeForm(open: Ref<boolean>, opener: HTMLElement | null): Promise<void> {
  open.value = false
  await nextTick()
  opener?.focus()
}
