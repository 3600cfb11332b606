// Several fields of one form, kept together as one draft (ST4), each bound by itself: `v-model="fields.what"`.
import type * as z from 'zod/mini'
import { useDraftOf } from './use-draft.ts'

type Touched<T> = { [K in keyof T]?: T[K] | undefined }

/** The fields under `key`. `stands`: what they begin with; what nobody touches follows it. */
export function useDraftFields<T extends object>(
  key: string,
  touchedSchema: z.ZodMiniType<Touched<T>>,
  stands: () => T,
): { fields: T } & Pick<ReturnType<typeof useDraftOf>, 'restored' | 'forget' | 'clear'> {
  const { fields: touched, ...draft } = useDraftOf<Touched<T>>(key, touchedSchema, {})
  const fields = new Proxy(stands(), {
    get: (_, name) => Reflect.get({ ...stands(), ...touched.value }, name),
    set: (_, name, value) => {
      touched.value = { ...touched.value, [name]: value }
      return true
    },
  })
  return { fields, ...draft }
}
