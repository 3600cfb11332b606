// Enrolment 端末の登録: a code typed inside the app binds this device to a town's record. Rules AU1, AU2.
import { EnrolmentAnswer, enrolmentPath, jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'
import { EnrolmentCode } from '../../shared/sync/enrolment-code.ts'
import { knownSelf } from '../record/log/self.ts'
import { phone } from '../record/log/this-phone.ts'

export type Enrolled = { ok: true; answer: EnrolmentAnswer } | { ok: false; problem: string }

const answerTimeoutMs = 30_000

const problems: Record<string, string> = {
  unknownCode: 'このコードは見つかりません。数字を確かめてください',
  codeUsed: 'このコードはほかの端末で使われました。新しいコードを発行してください',
  codeExpired:
    'コードの期限(10分)が過ぎました。管理者に新しいコードを頼んでください。最初の端末では、サーバーを起動し直すと新しいコードが出ます',
  tooManyAttempts:
    'このコードは見つかりません。間違いが続いているので、返事が遅くなっています。数字を確かめてください',
  otherSecret: 'この端末は別の登録で使われています。管理者に知らせてください',
}

const inAddress = /#code=(\d+)$/

/**
 * A typed code as its digits alone: full-width digits, hyphens and spaces are accepted, and the whole address that a message
 * brought. Null: not as many as it has.
 */
export function typedCode(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  const digits = inAddress.exec(text)?.[1] ?? text.replace(/[^0-9]/g, '')
  return EnrolmentCode.safeParse(digits).data ?? null
}

/** The code that a scanned invitation brought behind the `#`; taken out of the address, so that it stays nowhere. */
export function takeScannedCode(): string {
  const code = EnrolmentCode.safeParse(inAddress.exec(location.hash)?.[1]).data ?? ''
  if (code !== '') history.replaceState(history.state, '', location.pathname)
  return code
}

/** Sends the code with this device's UUID and secret. The same code sent again from here answers the same. */
export async function enrol(code: string, deviceName: string): Promise<Enrolled> {
  try {
    const { device, secret } = await phone.withDatabase((database) => knownSelf(phone, database))
    const response = await fetch(enrolmentPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, device, deviceName, secret }),
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const body = jsonOrNull(await response.text())
    const answer = EnrolmentAnswer.safeParse(body)
    if (response.status === 201 && answer.success) return { ok: true, answer: answer.data }
    const reason = Refusal.safeParse(body).data?.reason ?? ''
    return { ok: false, problem: problems[reason] ?? 'サーバーの返事が読めません。接続を確かめてください' }
  } catch {
    return { ok: false, problem: 'サーバーにつながりません。接続を確かめてもう一度押してください' }
  }
}
