// A form that its button opens further down: in sight from the beginning of what it is of, its first field with the focus.
import { nextTick } from 'vue'
import type { Ref } from 'vue'

type Part = Readonly<Ref<HTMLElement | null>>

/** `top`: what it is of; `part`: where the form stands. */
export async function openOrClose(open: Ref<boolean>, top: Part, part: Part): Promise<void> {
  open.value = !open.value
  if (!open.value) return
  await nextTick()
  top.value?.scrollIntoView()
  // A long top leaves the field further down: the focus brings it into sight.
  part.value?.querySelector<HTMLElement>('input, select, textarea')?.focus()
}
