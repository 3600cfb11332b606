// The way back from 町の記録 to the screen that led there, an incident's in the night.
import { inject, provide, ref, watch } from 'vue'
import type { InjectionKey, Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const key: InjectionKey<Readonly<Ref<string | null>>> = Symbol('way back')

/** The address of that screen; null: who is here came by the town's own. */
export function useWayBack(): Readonly<Ref<string | null>> {
  const route = useRoute()
  const back = ref<string | null>(null)
  const look = () => {
    // As the router keeps it: it survives a reload.
    const { back: from }: { back?: unknown } = history.state ?? {}
    if (typeof from === 'string' && !from.startsWith('/town')) back.value = from
  }
  watch(() => route.fullPath, look, { immediate: true })
  provide(key, back)
  return back
}

/** Of a part of the town's record: what of it was asked for, and what takes whoever asked back once that is saved. */
export function useAskedEntry() {
  const route = useRoute()
  const router = useRouter()
  const back = inject(key, ref(null))
  const { name } = route.query
  return {
    /** The office, or the setting; empty: nothing was asked for. */
    asked: route.hash.slice(1),
    /** Whose number; null: the office's own. */
    name: typeof name === 'string' ? name : null,
    leave: () => void (back.value === null ? undefined : router.push(back.value)),
  }
}
