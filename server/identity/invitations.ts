// Invitation 登録コード: digits for one device, ten minutes, once. Rules AU1, AU3.
import { randomInt } from 'node:crypto'
import { codeDigits, readCode } from '../../shared/sync/enrolment-code.ts'
import { invitationLifeMs } from '../../shared/sync/protocol.ts'
import type { SealKey } from '../seal.ts'
import type { EnrolmentStorage } from '../storage/storage.ts'

/** Whom a code is for; the first administrator's names nobody. */
export type Invitee = {
  name: string | null
  office: string | null
  administrator: boolean
  /** The administrator's device that asked for it. */
  invitedBy?: string
}

/** Makes a code that holds from `now` for ten minutes; returns its digits, which are kept nowhere. */
export async function invite(
  storage: EnrolmentStorage,
  seal: SealKey,
  invitee: Invitee,
  now: Date,
): Promise<string> {
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
  const expiresAt = new Date(now.getTime() + invitationLifeMs).toISOString()
  const { invitedBy = null, ...whom } = invitee
  await storage.addInvitation(
    { codeHash: seal.hashCode(code), expiresAt, ...whom, invitedBy },
    now.toISOString(),
  )
  return code
}

/** Whom a code is for, as the access log says it. */
export function inviteeWords(name: string | null, administrator: boolean): string {
  return `${name ?? '氏名なし'}${administrator ? ' (管理者)' : ''}`
}

/** The code as it is printed and read aloud: 「登録コード: 4827-1936-20574 (10分間、1台)」, and what it makes. */
export function invitationLine(code: string, administrator = false): string {
  const makes = administrator ? '、管理者の端末になる' : ''
  return `登録コード: ${readCode(code)} (${invitationLifeMs / 60_000}分間、1台${makes})`
}
