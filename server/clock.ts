// The server's clock against its own record and its devices: a wrong one reorders nothing (SY21), but must be seen. Rule SY27.
import type { DeviceOffset, RecordStorage } from './storage/storage.ts'

/** Whoever is off by less may be so by himself. */
const maxOffsetMs = 10 * 60 * 1000

export type ClockState = {
  /** How far it lies before the last line; 0: it does not. */
  behindMs: number
  /** Two devices or more agree that it is wrong, and fewer that it is right. */
  contradicted: boolean
  /** Server minus device, the middle one of the devices; null: none has said anything. */
  offsetMs: number | null
}

export async function clockState(storage: RecordStorage, now: () => Date): Promise<ClockState> {
  const offsets = await storage.deviceOffsets()
  const inOrder = offsets.map(({ offsetMs }) => offsetMs).toSorted((one, other) => one - other)
  return {
    behindMs: await clockBehindMs(storage, now),
    contradicted: areAgainst(offsets),
    offsetMs: inOrder[Math.floor(inOrder.length / 2)] ?? null,
  }
}

/** The time is read behind the line: another process may append while this one waits for its turn. */
export async function clockBehindMs(storage: RecordStorage, now: () => Date): Promise<number> {
  const last = await storage.lastReceivedAt()
  return last === null ? 0 : Math.max(0, Date.parse(last) - now().getTime())
}

function areAgainst(offsets: readonly DeviceOffset[]): boolean {
  const ahead = offsets.filter(({ offsetMs }) => offsetMs > maxOffsetMs).length
  const behind = offsets.filter(({ offsetMs }) => offsetMs < -maxOffsetMs).length
  const against = Math.max(ahead, behind)
  return against >= 2 && against > offsets.length - ahead - behind
}

/** For the operator; null: nothing speaks against it. */
export function clockWarning({
  behindMs,
  contradicted,
}: Pick<ClockState, 'behindMs' | 'contradicted'>): string | null {
  const minutes = Math.ceil(behindMs / 60_000)
  if (behindMs > 0)
    return `この機械の時計が、記録の最後の受付時刻より約${minutes}分前です。時計を確かめてください。時計が正しければ: npm run mend-clock`
  return contradicted
    ? '複数の端末の時計と、この機械の時計が10分以上違います。時計を確かめてください。'
    : null
}
