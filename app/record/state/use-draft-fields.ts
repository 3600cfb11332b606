// Several fields of one form, kept together as one draft (ST4), each bound by itself: `v-model="fields.what"`.
import type * as z from 'zod/mini'
import { useDraftOf } from './use-draft.ts'

/** The fields under `key`; to write one keeps all. */
export function useDraftFields<T extends object>(
  key: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): { fields: T; forget: () => Promise<void> } {
  const { fields: kept, forget } = useDraftOf(key, schema, initial)
  const fields = new Proxy(initial, {
    get: (_, name) => Reflect.get(kept.value, name),
    set: (_, name, value) => {
      kept.value = { ...kept.value, [name]: value }
      return true
    },
  })
  return { fields, forget }
}
