// A request to the server for how it stands, kept where every screen reads it (RN5).
import { Health } from '../../shared/sync/health.ts'
import { healthPath, jsonOrNull } from '../../shared/sync/protocol.ts'
import { hearHealth } from '../sync/server-health.ts'

const answerTimeoutMs = 15_000
/** Why there is no answer, in words; empty where there is one. */
export async function askServerState(): Promise<string> {
  try {
    const answer = await fetch(healthPath, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const health = Health.safeParse(jsonOrNull(await answer.text()))
    if (!health.success) return 'サーバーの状態を読めません。この端末の登録を確かめてください'
    hearHealth(health.data)
    return ''
  } catch {
    return 'サーバーにつながりません'
  }
}
