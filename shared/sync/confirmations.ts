// Confirmation codes 確認コード: where no passkey can be used, other administrators' devices and the server's terminal show a code
// for one act of one device. Rule AU12.
import * as z from 'zod/mini'
import { DeviceId, Id } from '../incident/operation-fields.ts'
import { ServerTime } from './receipt.ts'

export const confirmationCodesPath = '/api/v2/confirmations/codes'
export const codeConfirmationsPath = '/api/v2/confirmations/by-code'
/** Of one setting, or its correction (TR8). */
export const settingConfirmationPath = (operation: string) => `/api/v2/settings/${operation}/confirmation`
/** The operation of the setting that this path confirms; null: it is another act's. */
export function settingOfAct(path: string): string | null {
  return /^\/api\/v2\/settings\/([\da-f-]{36})\/confirmation$/.exec(path)?.[1] ?? null
}
/** Whoever reads it out may have to be called first. */
export const confirmationCodeLifeMs = 10 * 60 * 1000
export const confirmationDigits = 8
export const maxConfirmationBytes = 1024

const act =
  /^\/api\/v2\/(?:invitations|passkeys|settings\/[\da-f-]{36}\/confirmation|set-aside\/(\d{1,10})|devices\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/revocation)$/
/** The path of the request that it is for. */
const Act = z.string().check(z.regex(act))
const Code = z.string().check(z.regex(new RegExp(`^\\d{${confirmationDigits}}$`)))

export const ConfirmationCodeRequest = z.object({ act: Act })
/** `shownOn`: the names of the devices that show it, beside the server's terminal. */
export const ConfirmationCodeAnswer = z.object({ expiresAt: ServerTime, shownOn: z.array(z.string()) })
export type ConfirmationCodeAnswer = z.infer<typeof ConfirmationCodeAnswer>
export const CodeConfirmationRequest = z.object({ act: Act, code: Code })

/** `setting`: what of the town is confirmed, in words; null: the act is another one. */
export const AskedConfirmation = z.object({
  device: DeviceId,
  act: Act,
  setting: z.nullable(z.string()),
  code: Code,
  expiresAt: ServerTime,
})
export type AskedConfirmation = z.infer<typeof AskedConfirmation>
/** What other administrators' devices ask for. */
export const AskedConfirmations = z.object({ asked: z.array(AskedConfirmation) })
export type AskedConfirmations = z.infer<typeof AskedConfirmations>

/** The server has said it in the record. */
export const SettingConfirmation = z.object({ operation: Id })
export type SettingConfirmation = z.infer<typeof SettingConfirmation>

/** What the request does, for whoever reads the code out: they judge by it whether they should. */
export function actWords(
  path: string,
  nameOf: (device: string) => string,
  setting: string | null = null,
): string {
  const [, number, device] = act.exec(path) ?? []
  if (device !== undefined) return `「${nameOf(device)}」の登録を解除する`
  if (number !== undefined) return `保留 ${number} を処理する`
  if (path.endsWith('/confirmation'))
    return `町の記録の変更${setting === null ? '' : `「${setting}」`}を確かめる`
  return path.endsWith('passkeys') ? 'パスキーを登録する' : '管理者の端末を加える'
}

/** 4827-1936. */
export function readConfirmationCode(code: string): string {
  return `${code.slice(0, confirmationDigits / 2)}-${code.slice(confirmationDigits / 2)}`
}
