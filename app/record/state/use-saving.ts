// Saving from a screen: one save at a time, and what is said again in haste is said once (SC3).
import { ref } from 'vue'
import type { Ref } from 'vue'
import { append } from '../log/append.ts'
import type { Appended } from '../log/append.ts'
import { phone } from '../log/this-phone.ts'
import { tellSaved } from './last-saved.ts'

type FactList = Parameters<typeof append>[1]

/** A function where the facts take time to put together: it runs within the save. */
type Facts = FactList | (() => Promise<FactList>)

type Saving = {
  saving: Ref<boolean>
  /** The last save failed; what was typed stays, to be saved again (ST2). */
  failed: Ref<boolean>
  /**
   * Returns whether these facts are saved. What follows a save (forgetting the draft, leaving the screen) is part of it:
   * until `afterwards` is done the same act is not saved again (false), and another one waits; what failed is said first.
   */
  save: (facts: Facts, afterwards?: () => Promise<unknown>) => Promise<boolean>
}

export function useSaving(): Saving {
  const saving = ref(false)
  const failed = ref(false)
  let running: { said: string; over: Promise<void> } | null = null
  return { saving, failed, save }

  async function save(facts: Facts, afterwards?: () => Promise<unknown>): Promise<boolean> {
    const said = typeof facts === 'function' ? '' : saidBy(facts)
    for (let before = running; before !== null; before = running) {
      if (before.said === said) return false
      await before.over
      // Said before anything else is saved, and not swept away by it.
      if (failed.value) return false
    }
    saving.value = true
    const work = saveNow(facts, afterwards)
    running = { said, over: work.then(end, end) }
    return work
  }

  async function saveNow(facts: Facts, afterwards?: () => Promise<unknown>): Promise<boolean> {
    const { saved } = await appendOnce(typeof facts === 'function' ? await facts() : facts)
    failed.value = !saved
    if (saved) await afterwards?.()
    return saved
  }

  function end(): void {
    saving.value = false
    running = null
  }
}

/** Longer than a button stands that a slow device has not taken away yet; nobody means the same twice so soon. */
const hasteMs = 5_000

/** By what it is said of: what was said last, and until when the same again is the same act. */
const lastActs = new Map<string, { said: string; untilMs: number; appended: Promise<Appended> }>()

/** Appends facts, unless the last that was said of their subjects was the same, just now: then that is the answer. */
function appendOnce(facts: FactList): Promise<Appended> {
  const subjects = subjectsOf(facts)
  const said = saidBy(facts)
  const last = lastActs.get(subjects)
  if (last?.said === said && performance.now() < last.untilMs) return last.appended
  const act = { said, untilMs: Infinity, appended: append(phone, facts) }
  lastActs.set(subjects, act)
  void act.appended.then((appended) => {
    // Facts that were not saved may be said again at once.
    act.untilMs = appended.saved ? performance.now() + hasteMs : 0
    return appended.saved && tellSaved(named(facts, appended.ids))
  })
  return act.appended
}

/** The second tap comes at another moment. */
function saidBy(facts: FactList): string {
  return JSON.stringify(facts.map(({ at: _moment, ...fact }) => fact))
}

function named(facts: FactList, ids: readonly string[]) {
  return facts.map(({ type, subject }, index) => ({ type, subject, id: ids[index] ?? '' }))
}

/** What was taken back may be said again at once. */
export function maySayAgain(facts: readonly { subject: string }[]): void {
  lastActs.delete(subjectsOf(facts))
}

function subjectsOf(facts: readonly { subject: string }[]): string {
  return facts.map(({ subject }) => subject).join(' ')
}
