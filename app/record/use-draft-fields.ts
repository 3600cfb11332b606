// Several fields of one form, kept together as one draft (ST4), each bound by itself: `v-model="fields.what"`.
import type { Ref } from 'vue'
import type * as z from 'zod/mini'
import { useDraftOf } from './use-draft.ts'

/** The fields under `key`; to write one keeps all. */
export function useDraftFields<T extends object>(
  key: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): { fields: T; restored: Ref<boolean>; forget: () => Promise<void>; clear: () => void } {
  const { fields: kept, restored, forget, clear } = useDraftOf(key, schema, initial)
  const fields = new Proxy(initial, {
    get: (_, name) => Reflect.get(kept.value, name),
    set: (_, name, value) => {
      kept.value = { ...kept.value, [name]: value }
      return true
    },
  })
  // What became a record leaves an empty form, for the next of its kind.
  const forgetAll = async () => {
    clear()
    await forget()
  }
  return { fields, restored, forget: forgetAll, clear }
}
