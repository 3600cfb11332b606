// Requests to the server for its access log (AL5).
import { AccessPage, accessQuery } from '../../shared/sync/access.ts'
import type { AccessFilter } from '../../shared/sync/access.ts'
import { jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'

const answerTimeoutMs = 15_000

/** `problem`: why there is none, in words. */
export async function askAccess(
  filter: AccessFilter,
): Promise<{ ok: true; page: AccessPage } | { ok: false; problem: string }> {
  try {
    const answer = await fetch(accessQuery(filter), {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const json = jsonOrNull(await answer.text())
    const page = AccessPage.safeParse(json)
    if (answer.ok && page.success) return { ok: true, page: page.data }
    const isForOthers = Refusal.safeParse(json).data?.reason === 'notAdministrator'
    return {
      ok: false,
      problem: isForOthers
        ? 'アクセス記録は、管理者の端末でだけ読めます'
        : 'アクセス記録を読めません。この端末の登録を確かめてください',
    }
  } catch {
    return { ok: false, problem: 'サーバーにつながりません' }
  }
}
