// What this page saved last: for a moment one tap takes it back (TL3).
import { shallowRef } from 'vue'
import type { OperationType } from '../../../shared/incident/operation.ts'

export type Saved = readonly { id: string; type: OperationType; subject: string }[]

export const lastSaved = shallowRef<Saved | null>(null)

/** A number was dialled, whatever is said of it; what a person answered for by name isn't undone in passing. */
const lasting: readonly OperationType[] = ['v1.callPlaced', 'v1.bundleTaken']

export function tellSaved(saved: Saved): void {
  lastSaved.value = saved.some(({ type }) => lasting.includes(type)) ? null : saved
}
