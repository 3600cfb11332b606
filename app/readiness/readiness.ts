// Readiness 備え of this device: looked at when the app starts, comes back or has saved something. Each shortcoming is
// said once, until a person closes it, and stays listed as long as it holds.
import { computed, shallowRef, watch } from 'vue'
import * as z from 'zod/mini'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { workerRefused } from '../offline/register.ts'
import { shortcomings } from './shortcomings.ts'
import type { Shortcoming } from './shortcomings.ts'
import type { StorageFacts } from './storage-facts.ts'
import { phone } from '../record/log/this-phone.ts'

const closedKey = 'closed-notices'
const Closed = z.array(z.string())

export const facts = shallowRef<StorageFacts | null>(null)
export const found = computed(() => (facts.value === null ? [] : shortcomings(facts.value)))
/** How many gaps there are in what the town has prepared, told once the page is idle; null: not known yet. */
export const gapsOfTown = shallowRef<number | null>(null)
/** The count on the tab 備え; null: not all of it is known yet, and a part would look like the whole. */
export const lacking = computed(() =>
  facts.value === null || gapsOfTown.value === null ? null : found.value.length + gapsOfTown.value,
)
const closed = shallowRef(readClosed())
export const unsaid = computed(() => found.value.filter((shortcoming) => !closed.value.includes(shortcoming)))

/** The browser's answer when it was asked to keep the record; null: not asked since the start, or no answer. */
export const persistAnswer = shallowRef<boolean | null>(null)

/** Looks at this device now and from now on. */
export function watchReadiness(): void {
  let asked = false
  phone.onChange((change) => {
    if (change.what !== 'appended') return
    // Some browsers ask the person: not while they call, but when they have recorded an incident.
    const recorded = change.subjects.some((subject) => subject !== callsSubject)
    if (recorded && !asked && facts.value?.persisted === false) {
      asked = true
      void persist()
    } else void look()
  })
  watch(workerRefused, look)
  addEventListener('pageshow', () => void look())
  addEventListener('appinstalled', () => void persist())
  document.addEventListener('visibilitychange', () => void look())
  void look()
}

/** Asks the browser to keep the record, and looks again. */
export async function persist(): Promise<void> {
  const { askToPersist } = await import('./storage-facts.ts')
  persistAnswer.value = await askToPersist()
  await look()
}

/** A person has read it. */
export function close(shortcoming: Shortcoming): void {
  writeClosed([...closed.value, shortcoming])
}

async function look(): Promise<void> {
  // The call screen does not wait for them; without them nothing is said.
  const looking = await import('./storage-facts.ts').catch(() => null)
  if (looking === null) return
  facts.value = await looking.storageFacts()
  // A shortcoming that went away may be said again when it comes back.
  const still = closed.value.filter((shortcoming) => found.value.some((now) => now === shortcoming))
  if (still.length < closed.value.length) writeClosed(still)
}

function readClosed(): string[] {
  try {
    return Closed.safeParse(JSON.parse(localStorage.getItem(closedKey) ?? '[]')).data ?? []
  } catch {
    return []
  }
}

function writeClosed(now: string[]): void {
  closed.value = now
  try {
    localStorage.setItem(closedKey, JSON.stringify(now))
  } catch {
    // Nothing was kept: it is shown again at the next start.
  }
}
