// Lines that the server has set aside, listed and settled over the network alone (SY19).
import { jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'
import { AsideList, setAsidePath, Settlement } from '../../shared/sync/set-aside.ts'
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
  const answer = await ask(`${setAsidePath}/${number}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  if (answer?.ok && Settlement.safeParse(answer.body).success) return { settled: true }
  return { settled: false, reason: Refusal.safeParse(answer?.body).data?.reason ?? null }
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
