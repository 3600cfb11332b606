// A bar that stands fixed above the tabs, as long as it leaves most of the window to what scrolls under it: not with
// large text, not on the smallest phone.
import { onMounted, onUnmounted, ref } from 'vue'
import type { Ref } from 'vue'

const mostOfWindow = 0.45

/** `bottomPx`: where it stands; null: with the rest of the page. */
export function useAboveTabs(bar: Readonly<Ref<HTMLElement | null>>): Ref<number | null> {
  const bottomPx = ref<number | null>(null)
  const observer = new ResizeObserver(measure)
  onMounted(() => {
    if (bar.value !== null) observer.observe(bar.value)
    addEventListener('resize', measure)
  })
  onUnmounted(() => {
    observer.disconnect()
    removeEventListener('resize', measure)
  })
  return bottomPx

  function measure(): void {
    const tabs = document.querySelector<HTMLElement>('.tabs')
    const atFoot = tabs !== null && getComputedStyle(tabs).position === 'sticky'
    const tabsPx = atFoot ? tabs.offsetHeight : 0
    const fits = (bar.value?.offsetHeight ?? 0) + tabsPx < innerHeight * mostOfWindow
    bottomPx.value = fits ? tabsPx : null
  }
}
