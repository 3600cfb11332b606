// Save state 保存の状態 of an operation: derived from what this device holds, never stored as a wish (ST5).
import type { StoredOperation } from './database.ts'

export type SaveState = 'onlyHere' | 'sending' | 'onServer' | 'needsPerson'

export const saveStateNames: Record<SaveState, string> = {
  onlyHere: 'この端末だけ',
  sending: '送信中',
  onServer: 'サーバー保存済み',
  needsPerson: '要確認',
}

/** `sending`: the ids of the round trip now under way. */
export function saveState(row: StoredOperation, sending: ReadonlySet<string>): SaveState {
  if (row.receipt !== null) return 'onServer'
  if (row.refused !== null) return 'needsPerson'
  return sending.has(row.id) ? 'sending' : 'onlyHere'
}

const order: readonly SaveState[] = ['needsPerson', 'onlyHere', 'sending', 'onServer']

/** The state of several together: the least safe of them; null of nothing. */
export function leastSafe(states: readonly SaveState[]): SaveState | null {
  return order.find((state) => states.includes(state)) ?? null
}
