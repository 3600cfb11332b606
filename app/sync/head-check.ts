// Where the record stands, asked in as few bytes as may be (SY25).
import type { Enrolment } from '../record/log/database.ts'
import type { Phone } from '../record/log/phone.ts'
import { headPath, jsonOrNull } from '../../shared/sync/protocol.ts'
import { headTag } from '../../shared/sync/receipt.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import { HeadAnswer } from '../../shared/sync/round-trip.ts'

const answerTimeoutMs = 30_000

export type HeadCheck =
  /** It is this device's cursor; `at`: when the server said so, ISO. */
  | { kind: 'same'; at: string }
  | { kind: 'other'; head: Head }
  /** No answer of ours. */
  | { kind: 'missing' }

export async function checkHead(phone: Phone, { record, cursor }: Enrolment): Promise<HeadCheck> {
  const tag = headTag(cursor)
  try {
    const response = await phone.fetch(headPath, {
      headers: { 'if-none-match': tag },
      credentials: 'same-origin',
      // A condition of one's own goes past the cache by itself; `no-store` would only be said in two headers more.
      redirect: 'error',
      // Not even whence it is asked: this goes out every few minutes.
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const at = Date.parse(response.headers.get('date') ?? '')
    if (
      response.status === 304 &&
      response.headers.get('etag')?.replace(/^W\//, '') === tag &&
      !Number.isNaN(at)
    )
      return { kind: 'same', at: new Date(at).toISOString() }
    const answer = HeadAnswer.safeParse(jsonOrNull(await response.text()))
    const isOurs = response.status === 200 && answer.success && answer.data.record === record
    return isOurs ? { kind: 'other', head: answer.data.head } : { kind: 'missing' }
  } catch {
    return { kind: 'missing' }
  }
}
