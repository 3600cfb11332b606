// Save state 保存の状態 of an operation: derived from what this device holds, never stored as a wish (ST5).
import type { ChainAlarm } from '../log/database.ts'
import type { StoredOperation } from '../log/rows.ts'

export type SaveState = 'onlyHere' | 'sending' | 'onServer' | 'needsPerson' | 'unknown'

export const saveStateNames: Record<SaveState, string> = {
  onlyHere: 'この端末だけ',
  sending: '送信中',
  onServer: 'サーバー保存済み',
  needsPerson: '要確認',
  unknown: '不明',
}

/** Where several operations are, and when the server had the last of them. */
export type Kept = { waiting: string[]; refused: number; receivedAt: string | null }

export function keptOf(rows: readonly StoredOperation[]): Kept {
  const received = rows.flatMap(({ receipt }) => receipt?.receivedAt ?? [])
  return {
    waiting: rows.filter(({ receipt, refused }) => receipt === null && refused === null).map(({ id }) => id),
    refused: rows.filter(({ receipt, refused }) => receipt === null && refused !== null).length,
    receivedAt: received.toSorted().at(-1) ?? null,
  }
}

/** Whether the server's history is another than this device's: what it had of it may be gone (SY26). */
export function isInDoubt(alarm: ChainAlarm | null): boolean {
  return alarm?.kind === 'diverged' || alarm?.kind === 'left'
}

/** The least safe of them decides; null of nothing. `sending`: the ids of the round trip now under way. */
export function saveState(
  { waiting, refused, receivedAt }: Kept,
  sending: ReadonlySet<string>,
  inDoubt = false,
): SaveState | null {
  if (refused > 0) return 'needsPerson'
  if (waiting.some((id) => !sending.has(id))) return 'onlyHere'
  if (waiting.length > 0) return 'sending'
  if (receivedAt === null) return null
  return inDoubt ? 'unknown' : 'onServer'
}
