// Saving from a screen: one save at a time, so that a second tap in haste says nothing twice.
import { ref } from 'vue'
import type { Ref } from 'vue'
import { append } from '../log/append.ts'

type Appended = Parameters<typeof append>[0]

/** What takes time to put together is put together within the save. */
type Facts = Appended | (() => Promise<Appended>)

type Saving = {
  saving: Ref<boolean>
  /** The last save failed; what was typed stays, to be saved again (ST2). */
  failed: Ref<boolean>
  /**
   * Answers whether these facts are saved; while another save runs it does nothing and answers false. What follows a
   * save (forgetting the draft, leaving the screen) is part of it: until `afterwards` is done nothing is saved again.
   */
  save: (facts: Facts, afterwards?: () => Promise<unknown>) => Promise<boolean>
}

export function useSaving(): Saving {
  const saving = ref(false)
  const failed = ref(false)
  return { saving, failed, save }

  async function save(facts: Facts, afterwards?: () => Promise<unknown>): Promise<boolean> {
    if (saving.value) return false
    saving.value = true
    try {
      const { saved } = await append(typeof facts === 'function' ? await facts() : facts)
      failed.value = !saved
      if (saved) await afterwards?.()
      return saved
    } finally {
      saving.value = false
    }
  }
}
