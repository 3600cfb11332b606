// The part of a screen that a button elsewhere led to: open, in sight, with the focus (SC4).
import { onMounted, onUnmounted } from 'vue'
import { useRouter } from 'vue-router'
import type { Ref } from 'vue'

/** `does`: the acts that are done in the part; the address names one of them. `open`: shows its form. */
export function useAskedFor(
  part: Readonly<Ref<HTMLElement | null>>,
  does: () => readonly string[],
  open: () => void = () => {},
): void {
  const router = useRouter()
  let leave = () => {}
  // What stands around a part is mounted after it, and is shown after it: from its own beginning.
  onMounted(() => {
    show()
    leave = router.afterEach(show)
  })
  onUnmounted(() => leave())

  function show(): void {
    if (!does().includes(router.currentRoute.value.hash.slice(1))) return
    open()
    // The router has begun the screen at its top by then.
    requestAnimationFrame(() => {
      part.value?.scrollIntoView()
      const field = part.value?.querySelector<HTMLElement>('[data-asked] input')
      const heads = [...(part.value?.querySelectorAll<HTMLElement>('summary, h2, h3, p, legend') ?? [])]
      const head = field ?? heads.find((one) => one.checkVisibility()) ?? part.value
      if (head?.tabIndex === -1) head.setAttribute('tabindex', '-1')
      head?.focus({ preventScroll: true })
    })
  }
}
