// Several fields of a fact that is said again as a whole, kept as one draft (ST4): what nobody has touched since stands
// as it was said last, whoever said it.
import type { Ref } from 'vue'
import type * as z from 'zod/mini'
import { useDraftOf } from './use-draft.ts'

type Touched<T> = { [K in keyof T]?: T[K] | undefined }

/** The fields under `key`, over what `saidLast` answers; to write one keeps it. */
export function useFieldsOver<T extends object>(
  key: string,
  schema: z.ZodMiniType<Touched<T>>,
  saidLast: () => T,
): { fields: T; restored: Ref<boolean>; forget: () => Promise<void> } {
  const { fields: touched, restored, forget, clear } = useDraftOf<Touched<T>>(key, schema, {})
  const fields = new Proxy(saidLast(), {
    get: (_, name) => Reflect.get(touched.value, name) ?? Reflect.get(saidLast(), name),
    set: (_, name, value) => {
      touched.value = { ...touched.value, [name]: value }
      return true
    },
  })
  const forgetAll = async () => {
    clear()
    await forget()
  }
  return { fields, restored, forget: forgetAll }
}
