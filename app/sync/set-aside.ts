// Lines that the server has set aside, listed and settled over the network alone (SY19).
import { jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'
import { AsideList, setAsidePath, Settlement } from '../../shared/sync/set-aside.ts'
import { confirmed } from './confirmed.ts'
import type { SettlementRequest } from '../../shared/sync/set-aside.ts'

const answerTimeoutMs = 15_000

/** Null: no answer of ours. */
export async function askForAside(): Promise<AsideList | null> {
  const answer = await ask(setAsidePath)
  return answer === null ? null : (AsideList.safeParse(answer.body).data ?? null)
}

/** `reason`: why it was not settled, a RequestRefusal or a newer server's word; null: no answer of ours. */
export async function settleAside(
  number: number,
  request: SettlementRequest,
): Promise<{ settled: true } | { settled: false; reason: string | null }> {
  const path = `${setAsidePath}/${number}`
  const { answer, refused } = await confirmed(path, async () => {
    const once = await ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    return { answer: once, refused: Refusal.safeParse(once?.body).data?.reason ?? null }
  })
  if (answer?.ok && Settlement.safeParse(answer.body).success) return { settled: true }
  return { settled: false, reason: refused }
}

async function ask(path: string, how: RequestInit = {}): Promise<{ ok: boolean; body: unknown } | null> {
  try {
    const answer = await fetch(path, {
      ...how,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    return { ok: answer.ok, body: jsonOrNull(await answer.text()) }
  } catch {
    return null
  }
}
