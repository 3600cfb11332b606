// Where something that was missing is recorded its part is gone from under the thumb: what is missing next comes into sight,
// with the focus, or, where nothing is, the button that ends it.
import { watch } from 'vue'
import type { Ref } from 'vue'
import type { Duty } from '../../shared/rules/duty.ts'

/** Answers what is to be called with each press among what is missing. */
export function useNextInSight(
  list: Readonly<Ref<HTMLElement | null>>,
  missing: () => readonly Duty[],
): (press: Event) => void {
  let pressed: Node | null = null
  watch(
    () =>
      missing()
        .map(({ id }) => id)
        .join(' '),
    () => {
      if (pressed === null || pressed.isConnected) return
      pressed = null
      const next = list.value?.querySelector<HTMLElement>('.missing') ?? list.value
      const head = next?.querySelector<HTMLElement>('p')
      next?.scrollIntoView()
      head?.setAttribute('tabindex', '-1')
      head?.focus({ preventScroll: true })
    },
    { flush: 'post' },
  )
  return ({ target }) => (pressed = target instanceof Node ? target : null)
}
